import { ArrowLeft, ArrowRight, Check } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { Link, Redirect, useSearch } from "wouter";
import { cn } from "../lib/cn";
import { useStore } from "../lib/use-store";
import { session as text } from "../messages/en/session";
import { ui } from "../messages/en/ui";
import { paths } from "../paths";
import { Button, buttonStyle } from "../ui/Button";
import { Input } from "../ui/Field";
import { Notice } from "../ui/Notice";
import type { Registration } from "../wire/http";
import { AccountFields } from "./AccountFields";
import { session } from "./current";
import { Doorway } from "./Doorway";
import { newUser } from "./RegisterPage";
import { type Trouble, troubleOf } from "./use-form";

/** Which step asks for a field. */
const STEP_OF: Record<string, number> = {
  public_url: 2,
  "house.public_url": 2,
  "house.name": 1,
  registration: 1,
};
const YOURS = ["code", "name", "username", "email", "password"];

/** First run: three steps, then you are inside. */
export function SetupPage() {
  const house = useStore(session.house);
  const { state } = useStore(session.state);
  const code = new URLSearchParams(useSearch()).get("code") ?? "";
  const { step, setStep, busy, trouble, send } = useSetup(code);

  if (state === "in") return <Redirect to={paths.home} replace />;
  if (house && !house.setup_needed) return <AlreadyRaised />;
  const wrongWith = (field: string) => (trouble?.field === field ? trouble.message : null);
  const elsewhere = trouble && !YOURS.includes(trouble.field ?? "") ? trouble.message : null;
  const leads = [text.youText, text.houseText, text.reachText];
  return (
    <Doorway title={text.raiseTitle} lead={leads[step]}>
      <Steps step={step} />
      <form className="mt-6 grid gap-4" onSubmit={send}>
        {/* All steps stay in the form, so that going back loses nothing. */}
        <fieldset hidden={step !== 0} disabled={busy} className="grid gap-4 [&[hidden]]:hidden">
          <AccountFields wrongWith={wrongWith} autoFocus />
          {(!code || wrongWith("code")) && (
            <Input
              label={text.code}
              name="code"
              defaultValue={code}
              required
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
              hint={text.codeHint}
              error={wrongWith("code")}
            />
          )}
        </fieldset>
        <fieldset hidden={step !== 1} disabled={busy} className="grid gap-4 [&[hidden]]:hidden">
          <Input
            label={text.houseName}
            name="house"
            defaultValue={text.houseNameDefault}
            maxLength={64}
          />
          <WhoMayJoin />
        </fieldset>
        <fieldset hidden={step !== 2} disabled={busy} className="grid gap-4 [&[hidden]]:hidden">
          <Input
            label={text.publicUrl}
            name="public_url"
            type="url"
            defaultValue={location.origin}
            hint={text.publicUrlHint}
            error={wrongWith("public_url")}
          />
          <Notice tone={isSecureContext && location.protocol === "https:" ? "moss" : "neutral"}>
            {location.protocol === "https:" ? text.secure : text.insecure}
          </Notice>
        </fieldset>
        {elsewhere && <Notice>{elsewhere}</Notice>}
        <div className="flex gap-2">
          {step > 0 && (
            <Button size="lg" disabled={busy} onClick={() => setStep(step - 1)}>
              <ArrowLeft aria-hidden className="size-4" />
              {ui.back}
            </Button>
          )}
          <Button type="submit" tone="primary" size="lg" busy={busy} className="flex-1">
            {step < 2 ? ui.continue : text.raise}
            {!busy && <ArrowRight aria-hidden className="size-4" />}
          </Button>
        </div>
      </form>
    </Doorway>
  );
}

function useSetup(code: string) {
  const [step, setStep] = useState(0);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (step < 2) return setStep(step + 1);
    const fields = new FormData(event.currentTarget);
    const field = (name: string) => String(fields.get(name) ?? "").trim();
    setBusy(true);
    setTrouble(null);
    try {
      const url = field("public_url");
      await session.setUp({
        code: field("code") || code,
        ...newUser(fields),
        house: {
          name: field("house") || text.houseNameDefault,
          registration: field("registration") as Registration,
          ...(url && { public_url: url }),
        },
      });
    } catch (error) {
      const found = troubleOf(error);
      setTrouble(found);
      // Back to the step that can mend it.
      if (found.field) setStep(STEP_OF[found.field] ?? (YOURS.includes(found.field) ? 0 : step));
    } finally {
      setBusy(false);
    }
  };
  return { step, setStep, busy, trouble, send };
}

function Steps({ step }: { step: number }) {
  return (
    <>
      <p className="sr-only" aria-live="polite">
        {text.stepOf(step + 1, text.steps[step] ?? "")}
      </p>
      <ol aria-hidden className="flex items-center gap-2 text-sm">
        {text.steps.map((name, index) => (
          <li key={name} className={cn("flex items-center gap-2", index > 0 && "flex-1")}>
            {index > 0 && (
              <span className={cn("h-px flex-1", index <= step ? "bg-ember" : "bg-line-strong")} />
            )}
            <span
              className={cn(
                "grid size-6 place-items-center rounded-full text-xs font-semibold",
                index < step && "bg-ember-wash text-ember-ink",
                index === step && "bg-ember text-on-ember",
                index > step && "bg-raised text-ink-2",
              )}
            >
              {index < step ? <Check className="size-3.5" /> : index + 1}
            </span>
            <span className={index === step ? "font-medium text-ink" : "text-ink-3"}>{name}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

function WhoMayJoin() {
  const id = useId();
  const options = [
    { value: "invite", label: text.joinInvite, note: text.joinInviteText },
    { value: "open", label: text.joinOpen, note: text.joinOpenText },
  ];
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-sm font-medium">{text.whoMayJoin}</legend>
      {options.map(({ value, label, note }, index) => (
        <label
          key={value}
          htmlFor={`${id}-${value}`}
          className="flex cursor-pointer items-start gap-3 rounded-[9px] bg-panel p-3 ring-1 ring-line-strong ring-inset has-checked:bg-ember-wash has-checked:ring-ember-ink"
        >
          <input
            id={`${id}-${value}`}
            type="radio"
            name="registration"
            value={value}
            defaultChecked={index === 0}
            className="mt-1 accent-(--ember)"
          />
          <span>
            <span className="block font-medium">{label}</span>
            <span className="block text-sm text-ink-2">{note}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function AlreadyRaised() {
  return (
    <Doorway title={text.alreadyRaised} lead={text.alreadyRaisedText}>
      <Link href={paths.signIn} className={buttonStyle({ tone: "primary", size: "lg" })}>
        {text.signIn}
      </Link>
    </Doorway>
  );
}
