import type { ReactNode } from "react";
import { classes } from "./classes";

const LOOKS = {
  info: { box: "border-l-hairline-strong bg-sunken", title: "text-ink", role: undefined },
  attention: { box: "border-l-attention bg-attention-soft", title: "text-attention", role: undefined },
  error: { box: "border-l-worse bg-worse-soft", title: "text-worse", role: "alert" },
  done: { box: "border-l-better bg-surface", title: "text-better", role: "status" },
} as const;

interface NoticeProps {
  tone: keyof typeof LOOKS;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}

/** Something to know: what happened, why, and the way on. Errors and results are spoken when they appear. */
export function Notice({ tone, title, children, action }: NoticeProps) {
  const look = LOOKS[tone];
  return (
    <div
      role={look.role}
      className={classes(
        "flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded border border-l-4 border-hairline px-3.5 py-2.5",
        look.box,
      )}
    >
      <div className="min-w-0 text-small leading-loose text-ink">
        {title && <p className={classes("font-semibold", look.title)}>{title}</p>}
        {children && <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}
