import { type ReactNode, useId } from "react";

export interface FieldIds {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
}
interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  children: (ids: FieldIds) => ReactNode;
}

/** A control with its label, its hint and what is wrong with it, tied together for those who cannot see them side by side. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const [hintId, errorId] = [`${id}-hint`, `${id}-error`];
  const describedBy = [hint ? hintId : "", error ? errorId : ""].filter(Boolean).join(" ") || undefined;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-small leading-snug text-ink-2">
        {label}
      </label>
      {children({ id, describedBy, invalid: Boolean(error) })}
      {hint && (
        <p id={hintId} className="text-note leading-normal text-ink-3">
          {hint}
        </p>
      )}
      {error && (
        <p id={errorId} role="alert" className="text-small leading-normal text-worse">
          {error}
        </p>
      )}
    </div>
  );
}

/** Several controls under one question. */
export function FieldGroup({ label, hint, children }: { label: ReactNode; hint?: ReactNode; children: ReactNode }) {
  const hintId = useId();
  return (
    <fieldset className="min-w-0" aria-describedby={hint ? hintId : undefined}>
      <legend className="mb-1 text-small leading-snug text-ink-2">{label}</legend>
      {hint && (
        <p id={hintId} className="mb-1.5 text-note leading-normal text-ink-3">
          {hint}
        </p>
      )}
      {children}
    </fieldset>
  );
}
