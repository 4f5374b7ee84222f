import { formatAgo, formatMoment } from "../lib/format";
import { useNow } from "../lib/use-now";
import { security as text } from "../messages/en/security";
import { Button } from "../ui/Button";
import { Section } from "../ui/Section";
import type { AuditEntry } from "../wire/http";
import { useProfile } from "./current";
import { Loaded } from "./Loaded";
import { useActivity } from "./security-queries";

/** What happened to my account. */
export function ActivitySection() {
  const activity = useActivity();
  return (
    <Section title={text.activity}>
      <Loaded query={activity}>
        {(entries) =>
          entries.length === 0 ? (
            <p className="px-4 pb-4 text-ink-3">{text.noActivity}</p>
          ) : (
            <ul className="divide-y divide-line px-4 pb-2">
              {entries.map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {activity.hasNextPage && (
        <div className="px-4 pb-4">
          <Button busy={activity.isFetchingNextPage} onClick={() => activity.fetchNextPage()}>
            {text.older}
          </Button>
        </div>
      )}
    </Section>
  );
}

const grave = new Set(["token_reused", "sign_in_failed", "disabled"]);

function Entry({ entry }: { entry: AuditEntry }) {
  const now = useNow();
  const { user } = useProfile();
  const byOther = entry.actor !== null && entry.actor.id !== user.id;
  const facts = [
    ...(byOther ? [text.by(entry.actor?.name ?? text.somebody)] : []),
    ...(entry.device && entry.place ? [text.from(entry.device, entry.place)] : []),
  ].join(", ");
  return (
    <li className="flex items-baseline gap-3 py-2">
      <span className="min-w-0 flex-1">
        <span className={`block text-sm ${grave.has(entry.event) ? "text-rust" : ""}`}>
          {text.event(entry.event, entry.detail)}
        </span>
        {facts && <span className="block text-xs text-ink-3">{facts}</span>}
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
