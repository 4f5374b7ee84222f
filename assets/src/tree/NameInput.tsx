import { useLayoutEffect, useRef, useState } from "react";
import { cn } from "../lib/cn";

type Props = {
  label: string;
  initial: string;
  /** Why the name cannot be used, as a sentence. */
  problem(name: string): string | null;
  onDone(name: string): void;
  onCancel(): void;
};

/** A name to write, in the place where it will stand. */
export function NameInput({ label, initial, problem, onDone, onCancel }: Props) {
  const [name, setName] = useState(initial);
  const [touched, setTouched] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const finished = useRef(false);
  const fault = name === initial && initial !== "" ? null : problem(name);
  const shown = touched && name !== "" ? fault : null;

  // The first key press already belongs here. The menu that led here may still give the focus
  // back to its row once, which is no reason to be done.
  const settled = useRef(false);
  useLayoutEffect(() => {
    const dot = initial.lastIndexOf(".");
    input.current?.focus();
    input.current?.setSelectionRange(0, dot > 0 ? dot : initial.length);
    const timer = setTimeout(() => {
      input.current?.focus();
      settled.current = true;
    });
    return () => clearTimeout(timer);
  }, [initial]);

  const finish = (keep: boolean) => {
    if (finished.current) return;
    if (keep && fault !== null) {
      setTouched(true);
      return;
    }
    finished.current = true;
    if (keep && name !== initial) onDone(name);
    else onCancel();
  };
  return (
    <span className="relative min-w-0 flex-1">
      <input
        ref={input}
        value={name}
        aria-label={label}
        aria-invalid={shown !== null || undefined}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        onChange={(event) => {
          setName(event.target.value);
          setTouched(true);
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Enter" && !event.nativeEvent.isComposing) finish(true);
          if (event.key === "Escape") finish(false);
        }}
        onBlur={() => settled.current && finish(name.trim() !== "" && fault === null)}
        className={cn(
          "h-6 w-full min-w-0 rounded-[5px] bg-sunken px-1.5 text-sm text-ink ring-1 ring-line-strong outline-none ring-inset focus:ring-2 focus:ring-ember-ink",
          shown !== null && "ring-rust focus:ring-rust",
        )}
      />
      {shown !== null && (
        <span
          role="alert"
          className="absolute top-7 right-0 left-0 z-10 rounded-control bg-raised px-2 py-1 text-xs text-rust shadow-pop"
        >
          {shown}
        </span>
      )}
    </span>
  );
}
