"use client";

import type { ComponentProps, MouseEvent } from "react";
import { type ButtonVariant, LOOKS, SHAPE } from "./button-looks";
import { classes } from "./classes";

const OFF =
  "disabled:cursor-not-allowed disabled:border-hairline disabled:bg-sunken disabled:font-normal disabled:text-ink-3 aria-disabled:cursor-progress";

type ButtonProps = ComponentProps<"button"> & { variant?: ButtonVariant; busy?: boolean };

/** A button. While `busy` it keeps its focus and its place, and a second press does nothing. */
export function Button({
  variant = "quiet",
  busy = false,
  type = "button",
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      type={type}
      {...rest}
      onClick={press}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      className={classes(SHAPE, LOOKS[variant], OFF, className)}
    >
      {busy && (
        <span
          aria-hidden
          className="size-3 animate-spin rounded-full border-2 border-current border-t-transparent motion-reduce:animate-none"
        />
      )}
      {children}
    </button>
  );
}
