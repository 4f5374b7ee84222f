import { text } from "./messages";

/** Over the chat while files are held above it. */
export function DropHere() {
  return (
    <p className="pointer-events-none absolute inset-2 z-10 grid place-items-center rounded-plank border-2 border-dashed border-ember-ink bg-panel/90 text-sm font-medium text-ember-ink">
      {text.dropHere}
    </p>
  );
}
