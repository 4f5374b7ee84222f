import { useTitle } from "../lib/use-title";
import { admin as text } from "../messages/en/admin";
import { useProfile } from "../session/current";
import { EmptyState } from "../ui/EmptyState";
import { AuditSection } from "./AuditSection";
import { InvitationsSection } from "./InvitationsSection";
import { LettersSection } from "./LettersSection";
import { PeopleSection } from "./PeopleSection";
import { RegistrationSection } from "./RegistrationSection";

/** What administrators look after, a section each. */
export function AdminPage() {
  const { user } = useProfile();
  useTitle(text.title);
  if (user.role !== "admin") return <EmptyState className="h-full" text={text.notForYou} />;
  return (
    <div className="mx-auto grid max-w-[880px] grid-cols-[minmax(0,1fr)] gap-4 px-4 pt-5 pb-10 min-[900px]:pt-7">
      <header>
        <h1 className="text-2xl font-semibold tracking-tight">{text.title}</h1>
        <p className="text-ink-2">{text.lead}</p>
      </header>
      <PeopleSection />
      <RegistrationSection />
      <InvitationsSection />
      <LettersSection />
      <AuditSection />
    </div>
  );
}
