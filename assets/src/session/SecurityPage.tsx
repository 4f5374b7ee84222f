import { useTitle } from "../lib/use-title";
import { security as text } from "../messages/en/security";
import { ReachSection } from "../people/ReachSection";
import { ActivitySection } from "./ActivitySection";
import { ChangePassword } from "./ChangePassword";
import { ConnectionsSection } from "./ConnectionsSection";
import { useProfile } from "./current";
import { DataSection } from "./DataSection";
import { EmailSection } from "./EmailSection";
import { PasskeysSection } from "./PasskeysSection";
import { SecondFactorSection } from "./SecondFactorSection";
import { SignInsSection } from "./SignInsSection";
import { TokensSection } from "./TokensSection";

/** What belongs to one's own account, a section each. */
export function SecurityPage() {
  const { user } = useProfile();
  const isMember = user.role !== "guest";
  useTitle(text.title);
  return (
    <div className="mx-auto grid max-w-[680px] grid-cols-[minmax(0,1fr)] gap-4 px-4 pt-5 pb-10 min-[900px]:pt-7">
      <header>
        <h1 className="text-2xl font-semibold tracking-tight">{text.title}</h1>
        <p className="text-ink-2">{text.lead}</p>
      </header>
      {isMember && <ChangePassword />}
      {isMember && <EmailSection />}
      {isMember && <PasskeysSection />}
      {isMember && <SecondFactorSection />}
      {isMember && <ConnectionsSection />}
      {isMember && <ReachSection />}
      <SignInsSection />
      {isMember && <TokensSection />}
      <ActivitySection />
      <DataSection />
    </div>
  );
}
