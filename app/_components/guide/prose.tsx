import type { ReactNode } from "react";

/** Text to be read: lines of a length the eye can follow. */
export function Prose({ children }: { children: ReactNode }) {
  return <p className="max-w-[46em] text-body leading-loose text-ink">{children}</p>;
}

/** Short lines one below the other. */
export function Lines({ items }: { items: readonly { key: string; text: ReactNode }[] }) {
  return (
    <ul className="max-w-[46em] list-disc space-y-1 pl-5 text-body leading-loose marker:text-ink-3">
      {items.map(({ key, text }) => (
        <li key={key}>{text}</li>
      ))}
    </ul>
  );
}

/** A name above what belongs to it, inside a panel. */
export function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <div>
      <h3 className="mb-1 text-note leading-snug font-semibold text-ink-2">{title}</h3>
      {children}
    </div>
  );
}

export const LINK = "underline decoration-hairline-strong underline-offset-4 hover:decoration-ink";
