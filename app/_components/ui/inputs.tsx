import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes";

/** What a Field hands to its control. */
interface FromField {
  describedBy?: string | undefined;
  invalid?: boolean;
}

const BOX =
  "w-full rounded border border-hairline-strong bg-surface text-body text-ink placeholder:text-ink-3 hover:border-ink-2 disabled:border-hairline disabled:bg-sunken disabled:text-ink-3 aria-invalid:border-worse";
// More than 16 px on touch: below that iOS zooms the page when a control is focused.
const LINE = "h-9 px-2.5 pointer-coarse:h-11 pointer-coarse:text-lead";

const described = ({ describedBy, invalid }: FromField) => ({
  "aria-describedby": describedBy,
  "aria-invalid": invalid || undefined,
});

type InputProps = ComponentProps<"input"> & FromField;

/** One line of text. */
export function TextInput({ describedBy, invalid, className, ...rest }: InputProps) {
  return (
    <input
      type="text"
      {...described({ describedBy, invalid })}
      {...rest}
      className={classes(BOX, LINE, "read-only:bg-sunken", className)}
    />
  );
}

/** A number as people type it: full-width digits, commas and units stay for the parser to read, so no spinner and no wheel. */
export function NumberInput({ className, ...rest }: InputProps) {
  return (
    <TextInput inputMode="decimal" autoComplete="off" {...rest} className={classes("num text-right", className)} />
  );
}

/** A local date, picked with the browser's own calendar. */
export function DateInput({ className, ...rest }: InputProps) {
  return <TextInput {...rest} type="date" className={classes("num", className)} />;
}

/** Several lines of text. */
export function TextArea({
  describedBy,
  invalid,
  className,
  rows = 3,
  ...rest
}: ComponentProps<"textarea"> & FromField) {
  return (
    <textarea
      rows={rows}
      {...described({ describedBy, invalid })}
      {...rest}
      className={classes(BOX, "px-2.5 py-2 leading-loose pointer-coarse:text-lead", className)}
    />
  );
}

/** The browser's own list, which every phone and screen reader knows. */
export function Select({ describedBy, invalid, className, children, ...rest }: ComponentProps<"select"> & FromField) {
  return (
    <span className={classes("relative inline-block", className ?? "w-full")}>
      <select
        {...described({ describedBy, invalid })}
        {...rest}
        className={classes(BOX, LINE, "appearance-none pr-8 text-ellipsis")}
      >
        {children}
      </select>
      <svg
        aria-hidden
        viewBox="0 0 10 6"
        className="pointer-events-none absolute top-1/2 right-3 w-2.5 -translate-y-1/2 fill-none stroke-ink-2 stroke-[1.5]"
      >
        <path d="M1 1l4 4 4-4" />
      </svg>
    </span>
  );
}

/** A tick with its text; the whole line is the target. */
export function Checkbox({ label, describedBy, invalid, className, ...rest }: InputProps & { label: ReactNode }) {
  return (
    <label
      className={classes("flex min-h-9 items-center gap-2.5 text-body text-ink pointer-coarse:min-h-11", className)}
    >
      <input
        type="checkbox"
        {...described({ describedBy, invalid })}
        {...rest}
        className="size-[18px] shrink-0 accent-ink"
      />
      <span>{label}</span>
    </label>
  );
}
