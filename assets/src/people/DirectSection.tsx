import { SquarePen } from "lucide-react";
import { ui } from "../messages/en/ui";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { Section } from "../ui/Section";
import { SkeletonRows } from "../ui/Skeleton";
import { DirectList } from "./DirectList";
import { text } from "./messages";
import { newMessage } from "./new-message";
import { useDirect } from "./queries";
import { RequestList } from "./RequestList";

/** My conversations on the home page. */
export function DirectSection() {
  return (
    <Section title={text.title} action={<NewMessageButton />}>
      <Conversations />
    </Section>
  );
}

/** Begins a conversation. */
export function NewMessageButton() {
  return (
    <Button size="sm" tone="ghost" onClick={() => newMessage.set(true)}>
      <SquarePen aria-hidden className="size-4" />
      {text.newMessage}
    </Button>
  );
}

/** Requests, then conversations. */
export function Conversations({ current }: { current?: string }) {
  const { direct, requests, present, loaded, error, refetch } = useDirect();
  if (!loaded && error) {
    const again = <Button onClick={() => refetch()}>{ui.retry}</Button>;
    return <EmptyState failed text={error.message} action={again} />;
  }
  if (!loaded) return <SkeletonRows rows={2} />;
  return (
    <>
      <RequestList rooms={requests} />
      {direct.length > 0 ? (
        <DirectList rooms={direct} present={present} {...(current && { current })} />
      ) : (
        requests.length === 0 && <p className="px-4 pb-4 text-ink-3">{text.none}</p>
      )}
    </>
  );
}
