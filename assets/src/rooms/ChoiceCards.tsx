import { useId } from "react";

/** One of the choices. */
export interface Choice<V extends string> {
  value: V;
  label: string;
  note: string;
}

interface Props<V extends string> {
  legend: string;
  value: V;
  choices: readonly Choice<V>[];
  onChange(value: NoInfer<V>): void;
  disabled?: boolean;
}

/** A few choices, each with a sentence about what it means. */
export function ChoiceCards<V extends string>({
  legend,
  value,
  choices,
  onChange,
  disabled,
}: Props<V>) {
  const id = useId();
  return (
    <fieldset disabled={disabled} className="grid gap-2 sm:grid-cols-2">
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          htmlFor={`${id}-${choice.value}`}
          className="flex cursor-pointer items-start gap-3 rounded-[9px] bg-sunken p-3 ring-1 ring-line-strong ring-inset has-checked:bg-ember-wash has-checked:ring-ember-ink has-disabled:cursor-default has-disabled:opacity-60"
        >
          <input
            id={`${id}-${choice.value}`}
            type="radio"
            name={id}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
            className="mt-1 accent-(--ember)"
          />
          <span>
            <span className="block font-medium">{choice.label}</span>
            <span className="block text-sm text-ink-2">{choice.note}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
