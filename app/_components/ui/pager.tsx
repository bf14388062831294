import type { ReactNode } from "react";
import { ButtonLink } from "./button-link";

interface Way {
  href: string;
  label: string;
}
interface PagerProps {
  label: string;
  back?: Way | null;
  on?: Way | null;
  /** Where one is. */
  children?: ReactNode;
}

/** The neighbouring pages of a long list; nothing where it is short. */
export function Pager({ label, back, on, children }: PagerProps) {
  if (!back && !on) return null;
  return (
    <nav aria-label={label} className="mt-3 flex flex-wrap items-center gap-3 print:hidden">
      {back && <ButtonLink href={back.href}>{back.label}</ButtonLink>}
      {children}
      {on && <ButtonLink href={on.href}>{on.label}</ButtonLink>}
    </nav>
  );
}
