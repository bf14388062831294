import type { ReactNode } from "react";
import { classes } from "./classes";

const LOOKS = {
  plain: "rounded-full border border-hairline px-2.5 text-ink-2",
  attention: "rounded-full border border-dashed border-attention px-2.5 text-attention",
  fictional: "rounded border border-hairline-strong px-1.5 text-ink-2",
} as const;

/** A word beside a name. The dashed one says that something is missing. */
export function Badge({ tone = "plain", children }: { tone?: keyof typeof LOOKS; children: ReactNode }) {
  return (
    <span
      className={classes("inline-flex min-h-[20px] items-center whitespace-nowrap text-note leading-snug", LOOKS[tone])}
    >
      {children}
    </span>
  );
}
