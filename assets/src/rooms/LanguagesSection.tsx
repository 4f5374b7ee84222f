import { useStore } from "../lib/use-store";
import { rooms as text } from "../messages/en/rooms";
import { session } from "../session/current";
import { Badge } from "../ui/Badge";
import { Section } from "../ui/Section";
import type { Language } from "../wire/frames";
import { live } from "../wire/live";

/** The languages of this house as they are now. */
export function useLanguages(): readonly Language[] {
  const told = useStore(live.runtimes);
  const house = useStore(session.house);
  return told ?? house?.languages ?? [];
}

/** What can be run here, while some of it is still being made ready. */
export function LanguagesSection() {
  const languages = useLanguages();
  if (languages.length === 0) return null;
  return (
    <Section title={text.languages}>
      <ul className="px-4 pb-3">
        {languages.map((language) => (
          <li key={language.id} className="flex items-center gap-2 py-1.5 text-sm">
            <span className="min-w-0 flex-1 truncate">
              {language.name} <span className="tnum text-ink-3">{language.version}</span>
            </span>
            <State language={language} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function State({ language: { state, progress } }: { language: Language }) {
  if (state === "ready") return <Badge tone="moss">{text.languageReady}</Badge>;
  if (state === "failed") return <Badge tone="rust">{text.languageFailed}</Badge>;
  if (state === "queued") return <Badge>{text.languageQueued}</Badge>;
  return <Badge tone="ember">{text.languagePreparing(Math.round((progress ?? 0) * 100))}</Badge>;
}
