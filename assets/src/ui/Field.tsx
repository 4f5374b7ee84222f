import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, type ReactNode, useId, useState } from "react";
import { cn } from "../lib/cn";
import { ui } from "../messages/en/ui";

/** How things to write in look. */
export const inputStyle =
  "w-full rounded-control bg-sunken px-3 text-ink ring-1 ring-inset ring-line-strong placeholder:text-ink-3 focus:outline-2 focus:outline-offset-0 focus:outline-ember-ink aria-invalid:ring-rust disabled:opacity-60 touch:text-lg";

interface Around {
  label: string;
  /** Beside the label, at its end. */
  aside?: ReactNode;
  /** Below: what to write. */
  hint?: ReactNode;
  /** Below, instead of the hint: what is wrong, and what to do. */
  error?: string | null;
}

interface FieldProps extends Around {
  children(ids: { id: string; "aria-describedby"?: string; "aria-invalid"?: true }): ReactNode;
}

/** A label, something to fill in, and what to know about it. */
export function Field({ label, aside, hint, error, children }: FieldProps) {
  const id = useId();
  const note = `${id}-note`;
  return (
    <div className="grid gap-1.5">
      <div className="flex items-baseline justify-between gap-2 text-sm">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {aside}
      </div>
      {children({
        id,
        ...(error || hint ? { "aria-describedby": note } : {}),
        ...(error ? { "aria-invalid": true } : {}),
      })}
      {error ? (
        <p id={note} role="alert" className="text-sm text-rust">
          {error}
        </p>
      ) : (
        hint && (
          <div id={note} className="text-sm text-ink-3">
            {hint}
          </div>
        )
      )}
    </div>
  );
}

/** A line of text to fill in. */
export function Input({
  label,
  aside,
  hint,
  error,
  className,
  ...rest
}: ComponentProps<"input"> & Around) {
  return (
    <Field label={label} aside={aside} hint={hint} error={error}>
      {(ids) => (
        <input {...ids} className={cn(inputStyle, "h-10 touch:h-12", className)} {...rest} />
      )}
    </Field>
  );
}

/** Several lines of text to fill in. */
export function TextArea({
  label,
  aside,
  hint,
  error,
  className,
  ...rest
}: ComponentProps<"textarea"> & Around) {
  return (
    <Field label={label} aside={aside} hint={hint} error={error}>
      {(ids) => (
        <textarea
          {...ids}
          rows={3}
          className={cn(inputStyle, "resize-y py-2", className)}
          {...rest}
        />
      )}
    </Field>
  );
}

/** A password to fill in, which can be looked at. */
export function PasswordInput({
  label,
  aside,
  hint,
  error,
  className,
  ...rest
}: ComponentProps<"input"> & Around) {
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} aside={aside} hint={hint} error={error}>
      {(ids) => (
        <span className="relative block">
          <input
            {...ids}
            type={shown ? "text" : "password"}
            spellCheck={false}
            autoCapitalize="none"
            className={cn(inputStyle, "h-10 pe-11 touch:h-12", className)}
            {...rest}
          />
          <button
            type="button"
            aria-label={shown ? ui.hidePassword : ui.showPassword}
            onClick={() => setShown(!shown)}
            className="absolute inset-y-0 end-0 grid w-10 place-items-center rounded-control text-ink-3 hover:text-ink [&_svg]:size-4"
          >
            {shown ? <EyeOff /> : <Eye />}
          </button>
        </span>
      )}
    </Field>
  );
}
