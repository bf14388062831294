import type { ReactNode } from "react";

interface EmptyStateProps {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}

/** Where nothing is yet: what will stand here, and the one way to get it there. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-start gap-2 rounded border border-dashed border-hairline-strong px-4 py-5">
      <p className="text-body font-semibold leading-snug">{title}</p>
      {children && <div className="max-w-[60ch] text-small leading-loose text-ink-2">{children}</div>}
      {action && <div className="mt-1">{action}</div>}
    </div>
  );
}
