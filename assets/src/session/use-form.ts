import { type FormEvent, useState } from "react";
import { sentence } from "../lib/sentence";
import { session as text } from "../messages/en/session";
import { ApiError } from "../wire/api";

/** What went wrong with a form: a sentence for the whole, or for one of its fields. */
export interface Trouble {
  field: string | null;
  message: string;
}

/** Sends a form once at a time, and keeps what went wrong next to where it went wrong. */
export function useForm(send: (fields: FormData) => Promise<void>) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    setBusy(true);
    setTrouble(null);
    try {
      await send(new FormData(form));
    } catch (error) {
      const found = troubleOf(error);
      setTrouble(found);
      const wrong = found.field ? form.elements.namedItem(found.field) : null;
      if (wrong instanceof HTMLElement) wrong.focus();
    } finally {
      setBusy(false);
    }
  };
  /** What is wrong with the field `name`. */
  const wrongWith = (name: string) => (trouble?.field === name ? trouble.message : null);
  /** What is wrong with no field that `known` names. */
  const wrongElse = (...known: string[]) =>
    trouble && (trouble.field === null || !known.includes(trouble.field)) ? trouble.message : null;
  return { busy, submit, wrongWith, wrongElse, trouble, setTrouble };
}

/** An error in words, with the field it is about. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof ApiError) {
    const wait = error.status === 429 ? error.retryAfter : null;
    const message = wait === null ? error.message : text.tooMany(wait);
    return { field: error.field ?? fieldOf(error.code), message: sentence(message) };
  }
  return { field: null, message: error instanceof Error ? sentence(error.message) : String(error) };
}

/** The field that a code is about, for answers that do not name it. */
function fieldOf(code: string): string | null {
  if (code === "username_taken") return "username";
  return code === "bad_setup_code" ? "code" : null;
}
