import { Link } from "@/app/_components/ui/link";
import { useTranslations } from "next-intl";
import { guidePath } from "@/domain/guide/path";
import { GUIDE_PAGES } from "@/domain/guide/topics";
import { TERM_IDS } from "@/domain/guide/terms";
import { KPI_IDS } from "@/domain/kpi/kpi";

const COUNTS = { viewpoints: 4, kpi: KPI_IDS.length, figures: 0, terms: TERM_IDS.length } as const;

/** The other pages of the guide, with what each answers. */
export function Contents({ slug }: { slug: string }) {
  const t = useTranslations("guide");
  const pages = GUIDE_PAGES.filter((page) => page !== "start");
  return (
    <ul
      aria-label={t("start.topics")}
      className="grid gap-px overflow-hidden rounded-lg border border-hairline bg-hairline sm:grid-cols-2 xl:grid-cols-4"
    >
      {pages.map((page) => (
        <li key={page} className="relative bg-surface px-4 py-3.5 hover:bg-sunken sm:px-[18px]">
          <Link href={`/${slug}${guidePath(page)}`} className="text-body font-semibold after:absolute after:inset-0">
            {t(`topic.${page}.title`)}
          </Link>
          <p className="mt-1 text-small leading-relaxed text-ink-2">
            {t(`topic.${page}.text`, { count: COUNTS[page] })}
          </p>
        </li>
      ))}
    </ul>
  );
}
