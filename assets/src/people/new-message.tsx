import { Suspense } from "react";
import { lazyPart } from "../lib/lazy-part";
import { Store } from "../lib/store";
import { useStore } from "../lib/use-store";

const NewMessageDialog = lazyPart(() =>
  import("./NewMessageDialog").then((part) => part.NewMessageDialog),
);

/** Whether the dialog that begins a conversation is open. */
export const newMessage = new Store(false);

/** That dialog, on every page; fetched when it is first opened. */
export function NewMessage() {
  if (!useStore(newMessage)) return null;
  return (
    <Suspense fallback={null}>
      <NewMessageDialog onClose={() => newMessage.set(false)} />
    </Suspense>
  );
}
