import { Suspense } from "react";
import { lazyPart } from "../lib/lazy-part";

const NewRoomDialog = lazyPart(() => import("./NewRoomDialog").then((part) => part.NewRoomDialog));

/** The dialog that makes a room; fetched when it is first opened. */
export function NewRoom(props: { open: boolean; onOpenChange(open: boolean): void }) {
  if (!props.open) return null;
  return (
    <Suspense fallback={null}>
      <NewRoomDialog {...props} />
    </Suspense>
  );
}
