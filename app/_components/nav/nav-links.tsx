"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";

export interface NavItem {
  /** Below the tenant: "" is home. */
  readonly path: string;
  readonly label: string;
  /** What waits there, with its spoken form. */
  readonly waiting?: { readonly count: number; readonly label: string };
  /** Rooms that are entered through this one. */
  readonly holds?: readonly string[];
}

const LOOKS = {
  rail: {
    list: "flex flex-col gap-0.5",
    link: "flex h-9 items-center justify-between rounded px-2.5 text-[14px] text-ink-2 hover:bg-sunken aria-[current=page]:bg-sunken aria-[current=page]:font-semibold aria-[current=page]:text-ink",
  },
  bar: {
    list: "grid auto-cols-fr grid-flow-col",
    link: "relative flex h-14 items-center justify-center gap-1 border-t-2 border-transparent text-[13px] text-ink-2 aria-[current=page]:border-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink",
  },
} as const;

/** The rooms of a tenant. The chosen team goes along from room to room. */
export function NavLinks({ base, items, look }: { base: string; items: readonly NavItem[]; look: keyof typeof LOOKS }) {
  const pathname = usePathname();
  const team = useSearchParams().get("team");
  return (
    <ul className={LOOKS[look].list}>
      {items.map(({ path, label, waiting, holds = [] }) => {
        const href = `${base}${path}`;
        const current = path === "" ? pathname === base : [path, ...holds].some((room) => pathname === `${base}${room}` || pathname.startsWith(`${base}${room}/`));
        return (
          <li key={path}>
            <Link href={team ? `${href}?team=${team}` : href} className={LOOKS[look].link} aria-current={current ? "page" : undefined}>
              {label}
              {waiting && waiting.count > 0 && (
                <span className="num rounded-full bg-attention-soft px-2 text-[12px] font-normal text-attention">
                  <span aria-hidden>{waiting.count}</span>
                  <span className="sr-only">{waiting.label}</span>
                </span>
              )}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
