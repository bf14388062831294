"use client";

import { Link } from "@/app/_components/ui/link";
import { usePathname } from "next/navigation";

interface GuideTabsProps {
  label: string;
  pages: readonly { href: string; label: string }[];
}

/** The contents of the guide; a KPI's page belongs to the KPIs. */
export function GuideTabs({ label, pages }: GuideTabsProps) {
  const pathname = usePathname();
  const isOpen = (href: string, first: boolean) => pathname === href || (!first && pathname.startsWith(`${href}/`));
  return (
    <nav aria-label={label} className="-mb-1 print:hidden">
      <ul className="flex flex-wrap gap-x-5 border-b border-hairline">
        {pages.map(({ href, label: name }, index) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={isOpen(href, index === 0) ? "page" : undefined}
              className="-mb-px flex h-10 items-center border-b-2 border-transparent text-small text-ink-2 hover:text-ink aria-[current=page]:border-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink pointer-coarse:h-11"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
