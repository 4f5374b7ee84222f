import { Component, type ReactNode } from "react";
import { ui } from "../messages/en/ui";
import { Button } from "./Button";

/** Whether `error` says that a part of the program is no longer on the server. */
export function isStaleChunk(error: unknown): boolean {
  const message = error instanceof Error ? error.message : String(error);
  return /dynamically imported module|module script failed|Unable to preload|error loading/i.test(
    message,
  );
}

interface Props {
  /** What is inside, as people call it: "The chat". */
  name: string;
  children: ReactNode;
}

/** Keeps a crash inside one plank: the rest of the page goes on. */
export class ErrorBoundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const stale = isStaleChunk(error);
    return (
      <div
        role="alert"
        className="grid h-full place-content-center justify-items-center gap-2 p-6 text-center"
      >
        <h2 className="font-semibold">{stale ? ui.newVersion : ui.crashed(this.props.name)}</h2>
        <p className="max-w-sm text-ink-2">{stale ? ui.newVersionText : ui.crashedText}</p>
        <div className="mt-2 flex gap-2">
          {stale ? (
            <Button tone="primary" onClick={() => location.reload()}>
              {ui.reload}
            </Button>
          ) : (
            <Button onClick={() => this.setState({ error: null })}>{ui.openAgain}</Button>
          )}
        </div>
      </div>
    );
  }
}
