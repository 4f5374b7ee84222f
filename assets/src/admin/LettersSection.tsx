import { Copy } from "lucide-react";
import { copyText } from "../lib/clipboard";
import { formatAgo } from "../lib/format";
import { sentence } from "../lib/sentence";
import { useNow } from "../lib/use-now";
import { letters as text } from "../messages/en/letters";
import { troubleOf, useForm } from "../session/use-form";
import { Badge } from "../ui/Badge";
import { Button } from "../ui/Button";
import { Input } from "../ui/Field";
import { Notice } from "../ui/Notice";
import { Section } from "../ui/Section";
import { SkeletonRows } from "../ui/Skeleton";
import { toast } from "../ui/toast";
import type { Letter } from "../wire/http";
import { useLetters, useTestLetter } from "./house";

const TONES = { waiting: "ember", sent: "moss", kept: "lake", failed: "rust" } as const;

/** What the house has written, and the links that someone has to pass on. */
export function LettersSection() {
  const { data, error } = useLetters();
  const now = useNow();
  return (
    <Section title={text.letters}>
      <div className="grid gap-4 px-4 pb-4">
        <p className="text-sm text-ink-2">{text.lettersText}</p>
        {data && !data.configured && <Notice tone="neutral">{text.noServer}</Notice>}
        {data?.configured && <Test />}
        {error && <Notice>{troubleOf(error).message}</Notice>}
        {!data && !error && <SkeletonRows rows={2} />}
        {data?.letters.length === 0 && <p className="text-sm text-ink-3">{text.noLetters}</p>}
        {data && data.letters.length > 0 && (
          <ul className="divide-y divide-line">
            {data.letters.map((letter) => (
              <Row key={letter.id} letter={letter} now={now} />
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}

function Test() {
  const test = useTestLetter();
  const { busy, submit, wrongWith, wrongElse } = useForm(async (fields) => {
    await test.mutateAsync(String(fields.get("to")).trim());
    toast(text.testSent);
  });
  const wrong = wrongWith("email") ?? wrongElse("email");
  return (
    <form onSubmit={submit} noValidate className="flex items-start gap-2">
      <div className="flex-1">
        <Input label={text.testTo} name="to" type="email" autoComplete="email" error={wrong} />
      </div>
      <Button type="submit" size="lg" busy={busy} className="mt-[1.625rem]">
        {text.test}
      </Button>
    </form>
  );
}

function Row({ letter, now }: { letter: Letter; now: number }) {
  const { subject, recipient, state, error, link, created_at } = letter;
  const copy = async (url: string) => {
    if (await copyText(url)) toast(text.copied);
    else toast.error(text.copyFailed);
  };
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
      <span className="min-w-0 flex-1">
        <span className="block text-sm font-medium break-words">{subject}</span>
        <span className="block text-xs break-words text-ink-3">
          {recipient || text.noAddress}, {formatAgo(created_at, now)}
        </span>
        {error && state !== "sent" && (
          <span className="block text-xs break-words text-ink-2">{sentence(error)}</span>
        )}
      </span>
      {link && (
        <Button size="sm" onClick={() => void copy(link)}>
          <Copy aria-hidden className="size-3.5" />
          {text.copyLink}
        </Button>
      )}
      <Badge tone={TONES[state]}>{text.states[state]}</Badge>
    </li>
  );
}
