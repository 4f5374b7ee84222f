import { useStore } from "../lib/use-store";
import { app as text } from "../messages/en/app";
import { live } from "../wire/live";

/** Says that the connection is gone, where nothing else says so. */
export function Offline() {
  const { state } = useStore(live.status);
  return (
    <div role="status">
      {state === "offline" && (
        <p className="appear-late flex h-7 items-center justify-center gap-2 text-xs text-ink-2">
          <span aria-hidden className="breathe size-2 rounded-full bg-straw" />
          {text.reconnecting}
        </p>
      )}
    </div>
  );
}
