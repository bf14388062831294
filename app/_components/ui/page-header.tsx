import type { ReactNode } from "react";

interface PageHeaderProps {
  title: ReactNode;
  context?: ReactNode;
  actions?: ReactNode;
}

/** A page's name, what it is about, and what can be done on it. */
export function PageHeader({ title, context, actions }: PageHeaderProps) {
  return (
    <header className="mb-4 flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 leading-snug">
        <h1 className="text-lead font-semibold">{title}</h1>
        {context && <div className="flex flex-wrap items-center gap-2.5 text-small text-ink-2">{context}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
