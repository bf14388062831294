"use client";

import Link from "next/link";
import type { ComponentProps, MouseEvent } from "react";
import { classes } from "./classes";

/** primary: the one action of a page. quiet: everything else. danger: what cannot be taken back. plain: within a line of text. */
export type ButtonVariant = "primary" | "quiet" | "danger" | "plain";

const SHAPE = "inline-flex items-center justify-center gap-2 whitespace-nowrap text-[13px] leading-[1.35] transition-colors duration-[120ms]";
const BOX = "h-9 rounded px-3.5 pointer-coarse:h-11 pointer-coarse:px-4";
const LOOKS: Readonly<Record<ButtonVariant, string>> = {
  primary: `${BOX} border border-ink bg-ink font-semibold text-paper hover:border-ink-2 hover:bg-ink-2`,
  quiet: `${BOX} border border-hairline bg-surface text-ink hover:border-hairline-strong`,
  danger: `${BOX} border border-worse bg-surface font-semibold text-worse hover:bg-worse-soft`,
  plain: "rounded-sm px-0.5 py-1 text-ink-2 underline decoration-hairline-strong underline-offset-4 hover:text-ink pointer-coarse:min-h-11",
};
const OFF = "disabled:cursor-not-allowed disabled:border-hairline disabled:bg-sunken disabled:font-normal disabled:text-ink-3 aria-disabled:cursor-progress";

type ButtonProps = ComponentProps<"button"> & { variant?: ButtonVariant; busy?: boolean };

/** A button. While `busy` it keeps its focus and its place, and a second press does nothing. */
export function Button({ variant = "quiet", busy = false, type = "button", className, onClick, children, ...rest }: ButtonProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button type={type} {...rest} onClick={press} aria-busy={busy || undefined} aria-disabled={busy || undefined} className={classes(SHAPE, LOOKS[variant], OFF, className)}>
      {busy && <span aria-hidden className="size-3 animate-spin rounded-full border-2 border-current border-t-transparent motion-reduce:animate-none" />}
      {children}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function ButtonLink({ variant = "quiet", className, ...rest }: ComponentProps<typeof Link> & { variant?: ButtonVariant }) {
  return <Link {...rest} className={classes(SHAPE, LOOKS[variant], className)} />;
}
