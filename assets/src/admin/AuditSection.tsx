import { Download } from "lucide-react";
import { useState } from "react";
import { formatAgo, formatMoment } from "../lib/format";
import { useNow } from "../lib/use-now";
import { admin as text } from "../messages/en/admin";
import { eventNames, security } from "../messages/en/security";
import { Loaded } from "../session/Loaded";
import { Button, buttonStyle } from "../ui/Button";
import { Section } from "../ui/Section";
import { Select } from "../ui/Select";
import type { AuditEntry } from "../wire/http";
import { ofKind, useAudit } from "./queries";

/** What happened to all accounts: look, and take along. */
export function AuditSection() {
  const [kind, setKind] = useState("");
  const audit = useAudit(kind);
  const kinds = Object.entries(eventNames).map(([value, label]) => ({ value, label }));
  return (
    <Section
      title={text.audit}
      action={
        <Select
          label={text.whatKind}
          value={kind}
          options={[{ value: "", label: text.everything }, ...kinds]}
          onChange={setKind}
        />
      }
    >
      <Loaded query={audit}>
        {(entries) =>
          entries.length === 0 ? (
            <p className="px-4 pb-4 text-ink-3">{text.nothing}</p>
          ) : (
            <ul className="divide-y divide-line px-4 pb-2">
              {entries.map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <div className="flex flex-wrap justify-between gap-2 px-4 pb-4">
        {audit.hasNextPage ? (
          <Button busy={audit.isFetchingNextPage} onClick={() => audit.fetchNextPage()}>
            {text.older}
          </Button>
        ) : (
          <span />
        )}
        <a href={`/api/admin/audit.csv${ofKind(kind)}`} download className={buttonStyle()}>
          <Download aria-hidden className="size-4" />
          {text.download}
        </a>
      </div>
    </Section>
  );
}

function Entry({ entry }: { entry: AuditEntry }) {
  const now = useNow();
  const { actor, subject } = entry;
  const whose = subject?.name ?? actor?.name ?? security.somebody;
  const byOther = actor && actor.id !== subject?.id;
  const facts = [
    ...(byOther ? [security.by(actor.name ?? security.somebody)] : []),
    ...(entry.device && entry.place ? [security.from(entry.device, entry.place)] : []),
  ];
  return (
    <li className="flex items-baseline gap-3 py-2">
      <span className="min-w-0 flex-1">
        <span className="block text-sm wrap-anywhere">
          <span className="font-medium">{whose}</span>
          {" · "}
          {security.event(entry.event, entry.detail)}
        </span>
        <span className="block text-xs text-ink-3" title={entry.address ?? undefined}>
          {facts.join(", ")}
        </span>
      </span>
      <time
        dateTime={new Date(entry.at).toISOString()}
        title={formatMoment(entry.at)}
        className="tnum shrink-0 text-xs text-ink-3"
      >
        {formatAgo(entry.at, now)}
      </time>
    </li>
  );
}
