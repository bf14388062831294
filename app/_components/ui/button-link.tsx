import { Link } from "./link";
import type { ComponentProps } from "react";
import { type ButtonVariant, LOOKS, SHAPE } from "./button-looks";
import { classes } from "./classes";

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function ButtonLink({
  variant = "quiet",
  className,
  ...rest
}: ComponentProps<typeof Link> & { variant?: ButtonVariant }) {
  return <Link {...rest} className={classes(SHAPE, LOOKS[variant], className)} />;
}
