import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { keyLabel } from "../lib/platform";
import { Store } from "../lib/store";
import { useStore } from "../lib/use-store";

export type TipSide = "top" | "right" | "bottom" | "left";

interface Shown {
  label: ReactNode;
  keys: string | undefined;
  side: TipSide;
  anchor: Element;
}

const OPEN_MS = 350;
const CLOSE_MS = 120;
const GAP = 6;

// One at a time: a page has one pointer and one focus.
const shown = new Store<Shown | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;

function later(next: Shown | null, ms: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => shown.set(next), ms);
}

function hide(): void {
  clearTimeout(timer);
  shown.set(null);
}

interface Props {
  label: ReactNode;
  /** A shortcut such as `mod+k`. */
  keys?: string | undefined;
  side?: TipSide | undefined;
  children: ReactNode;
}

/** A short explanation on hover and focus. Never the only place that says something. */
export function Tip({ label, keys, side = "bottom", children }: Props) {
  const span = useRef<HTMLSpanElement>(null);
  const show = (ms: number) => {
    const anchor = span.current?.firstElementChild;
    // Whoever moves from one to the next has waited already.
    if (anchor) later({ label, keys, side, anchor }, shown.get() ? 0 : ms);
  };
  useEffect(() => hide, []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches what its child does.
    <span
      ref={span}
      className="contents"
      onPointerEnter={(event) => event.pointerType === "mouse" && show(OPEN_MS)}
      onPointerLeave={() => later(null, CLOSE_MS)}
      onPointerDown={hide}
      onFocus={(event) => event.target.matches(":focus-visible") && show(0)}
      onBlur={hide}
    >
      {children}
    </span>
  );
}

/** Where the tooltips below it appear. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <Layer />
    </>
  );
}

function Layer() {
  const tip = useStore(shown);
  useEffect(() => {
    if (!tip) return;
    const key = (event: KeyboardEvent) => event.key === "Escape" && hide();
    addEventListener("keydown", key, { capture: true });
    addEventListener("scroll", hide, { capture: true, passive: true });
    return () => {
      removeEventListener("keydown", key, { capture: true });
      removeEventListener("scroll", hide, { capture: true });
    };
  }, [tip]);
  return tip && <Bubble key={String(tip.label)} tip={tip} />;
}

function Bubble({ tip }: { tip: Shown }) {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  useLayoutEffect(() => {
    if (box.current) setPlace(beside(tip, box.current.getBoundingClientRect()));
  }, [tip]);
  return (
    // Its words are the name of what it explains: screen readers have them already.
    <div
      ref={box}
      aria-hidden
      onPointerEnter={() => clearTimeout(timer)}
      onPointerLeave={() => later(null, CLOSE_MS)}
      style={place ?? { left: 0, top: 0, visibility: "hidden" }}
      className="appear pointer-events-auto fixed z-60 flex max-w-72 items-center gap-2 rounded-control bg-raised px-2 py-1 text-xs text-ink shadow-pop"
    >
      {tip.label}
      {tip.keys && <kbd className="font-mono text-2xs text-ink-2">{keyLabel(tip.keys)}</kbd>}
    </div>
  );
}

/** Where a box of this size goes: beside its anchor, on the other side when there is no room. */
function beside({ anchor, side }: Shown, box: DOMRect): { left: number; top: number } {
  const at = anchor.getBoundingClientRect();
  const middle = {
    left: at.left + (at.width - box.width) / 2,
    top: at.top + (at.height - box.height) / 2,
  };
  const places: Record<TipSide, { left: number; top: number }> = {
    top: { left: middle.left, top: at.top - box.height - GAP },
    bottom: { left: middle.left, top: at.bottom + GAP },
    left: { left: at.left - box.width - GAP, top: middle.top },
    right: { left: at.right + GAP, top: middle.top },
  };
  const opposite = { top: "bottom", bottom: "top", left: "right", right: "left" } as const;
  const fits = ({ left, top }: { left: number; top: number }) =>
    left >= 0 && top >= 0 && left + box.width <= innerWidth && top + box.height <= innerHeight;
  const { left, top } =
    fits(places[side]) || side === "left" || side === "right"
      ? places[side]
      : places[opposite[side]];
  return {
    left: Math.max(GAP, Math.min(left, innerWidth - box.width - GAP)),
    top: Math.max(GAP, Math.min(top, innerHeight - box.height - GAP)),
  };
}
