"use client";

import { Link } from "@/app/_components/ui/link";
import { useParams } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { guidePath } from "@/domain/guide/path";
import type { GuidePage, GuideTopic } from "@/domain/guide/topics";

interface GuideLinkProps {
  topic: GuideTopic;
  /** What it is about, where the topic's own name is not it (terms, figures). */
  about?: string;
  /** Shown instead of the quiet mark. */
  children?: ReactNode;
}

/** The way from where a question arises to its answer in the guide: a quiet "?" beside a name, or a line of text. */
export function GuideLink({ topic, about, children }: GuideLinkProps) {
  // Outside a page there is no tenant: drawn alone, in a test, a card has no guide to lead to.
  const tenant = (useParams() as { tenant?: string } | null)?.tenant;
  const label = useTopicName(topic, about);
  if (!tenant) return null;
  const href = `/${tenant}${guidePath(topic)}`;
  if (children)
    return (
      <Link href={href} className="underline decoration-hairline-strong underline-offset-4 hover:decoration-ink">
        {children}
      </Link>
    );
  return (
    <Link
      href={href}
      aria-label={label}
      title={label}
      className="relative z-[1] -my-1 inline-flex size-6 shrink-0 items-center justify-center rounded-full align-middle text-ink-3 after:absolute hover:text-ink pointer-coarse:after:-inset-2.5 print:hidden"
    >
      <svg aria-hidden viewBox="0 0 14 14" className="size-3.5 fill-none stroke-current">
        <circle cx="7" cy="7" r="6.25" />
        <path d="M5.3 5.5c0-2.3 3.4-2.2 3.4-.1 0 1.4-1.7 1.4-1.7 2.9M7 10v.6" strokeLinecap="round" />
      </svg>
    </Link>
  );
}

/** Topics that are one of many on a page. */
const PAGE_OF: Readonly<Record<string, GuidePage>> = { figure: "figures", term: "terms" };

function useTopicName(topic: GuideTopic, about: string | undefined): string {
  const [t, kpi, viewpoint] = [
    useTranslations("guideLink"),
    useTranslations("kpi"),
    useTranslations("checklist.viewpoint"),
  ];
  const [page, id] = topic.split(":");
  if (about) return t("of", { name: about });
  if (page === "kpi" && id) return t("of", { name: kpi(id) });
  if (page === "viewpoint" && id) return t("of", { name: viewpoint(id) });
  return t("of", { name: t(PAGE_OF[page ?? ""] ?? (page as GuidePage)) });
}
