"use client";

import { Link } from "@/app/_components/ui/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";

const PARTS = ["", "/company", "/calendar", "/kpis", "/teams", "/members", "/audit"] as const;
const KEYS = {
  "": "mine",
  "/company": "company",
  "/calendar": "calendar",
  "/kpis": "kpis",
  "/teams": "teams",
  "/members": "members",
  "/audit": "audit",
} as const satisfies Record<(typeof PARTS)[number], string>;

const FOR_ADMINS: readonly string[] = ["/members", "/audit"];

/** The parts of the settings; on a phone they take two lines. Who is in and what they did is for admins. */
export function SettingsTabs({ tenant, isAdmin }: { tenant: string; isAdmin: boolean }) {
  const t = useTranslations("settings");
  const path = usePathname();
  return (
    <nav aria-label={t("parts")} className="mb-4 border-b border-hairline print:hidden">
      <ul className="flex flex-wrap gap-x-1 whitespace-nowrap">
        {PARTS.filter((part) => isAdmin || !FOR_ADMINS.includes(part)).map((part) => {
          const href = `/${tenant}/settings${part}`;
          return (
            <li key={part}>
              <Link
                href={href}
                aria-current={path === href ? "page" : undefined}
                className="-mb-px inline-flex min-h-11 items-center border-b-2 border-transparent px-3 text-small text-ink-2 -outline-offset-2 hover:text-ink aria-[current=page]:border-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink"
              >
                {t(`part.${KEYS[part]}`)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
