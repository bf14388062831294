"use client";

import { type ReactNode, useId } from "react";
import { classes } from "./classes";

interface SegmentedChoiceProps<T extends string> {
  /** Spoken name of the question. */
  label: string;
  options: readonly { value: T; label: ReactNode }[];
  /** null while nothing is chosen. */
  value: T | null;
  onChange: (value: T) => void;
  /** "touch": 44 px on every device. */
  size?: "touch";
  disabled?: boolean;
}

const ON =
  "has-checked:border-ink has-checked:bg-ink has-checked:font-semibold has-checked:text-paper forced-colors:has-checked:bg-[Highlight] forced-colors:has-checked:text-[HighlightText] forced-colors:has-checked:[forced-color-adjust:none]";
const FOCUS =
  "has-focus-visible:z-10 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus";

/** One of a few, all in sight. A radio group: arrows move, one Tab stop. */
export function SegmentedChoice<T extends string>({
  label,
  options,
  value,
  onChange,
  size,
  disabled = false,
}: SegmentedChoiceProps<T>) {
  const name = useId();
  const height = size === "touch" ? "min-h-11" : "min-h-9 pointer-coarse:min-h-11";
  return (
    <div role="radiogroup" aria-label={label} className="grid w-fit max-w-full auto-cols-fr grid-flow-col">
      {options.map((option) => (
        <label
          key={option.value}
          className={classes(
            "relative -ml-px flex cursor-pointer items-center justify-center gap-1.5 border border-hairline-strong bg-surface px-3.5 text-center text-small leading-snug text-ink-2 first:ml-0 first:rounded-l last:rounded-r has-disabled:cursor-not-allowed",
            height,
            ON,
            FOCUS,
          )}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            disabled={disabled}
            className="absolute inset-0 cursor-[inherit] opacity-0"
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
