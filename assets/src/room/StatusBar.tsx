import { cn } from "../lib/cn";
import { useStore } from "../lib/use-store";
import { live } from "../wire/live";
import { useRoom } from "./context";
import { text } from "./messages";
import { Problems } from "./Problems";
import { useFile } from "./use-file";

/** The line below a room: whether we are connected, whether everything is safe, where the caret is. */
export function StatusBar() {
  return (
    <footer className="tnum flex h-6 shrink-0 items-center gap-4 px-1.5 text-2xs text-ink-3">
      <Connection />
      <SafetyLight />
      <Problems className="h-6" />
      <CaretPlace />
    </footer>
  );
}

function Connection() {
  const { session } = useRoom();
  const status = useStore(live.status);
  const latency = useStore(live.latency);
  const state = useStore(session.state);
  const isLive = status.state === "live" && state.at === "here";
  const ended = status.state === "refused";
  const words = ended
    ? text.ended
    : isLive
      ? text.live(latency)
      : state.at === "entering"
        ? text.connecting
        : text.reconnecting;
  return (
    <span className={cn("flex items-center gap-1.5", !isLive && "text-ink-2")}>
      <span
        aria-hidden
        className={cn(
          "size-1.5 rounded-full",
          isLive ? "bg-moss" : ended ? "bg-rust" : "breathe bg-straw",
        )}
      />
      {words}
      <span className="sr-only" role="status">
        {isLive ? text.live(null) : words}
      </span>
    </span>
  );
}

/** The durability light: it never says "saved" of what the server has not on disk. */
export function SafetyLight() {
  const { session } = useRoom();
  const light = useStore(session.light);
  return (
    <span
      data-light={light}
      // Beside it stands "Reconnecting, your edits are kept": that says it.
      hidden={light === "offline"}
      className={cn(light === "refused" && "font-medium text-rust")}
    >
      {text.light[light]}
    </span>
  );
}

function CaretPlace() {
  const { view } = useRoom();
  const caret = useStore(view.caret);
  const { name } = useFile();
  if (!caret) return null;
  return (
    <>
      <span className="ms-auto">
        {text.position(caret.line, caret.column)}
        {caret.selected > 0 && ` ${text.selected(caret.selected)}`}
      </span>
      <span>{caret.spaces ? text.spaces(caret.tabSize) : text.tabs(caret.tabSize)}</span>
      <span>UTF-8</span>
      <span>{name}</span>
    </>
  );
}
