import { Link } from "@/app/_components/ui/link";
import { useTranslations } from "next-intl";
import { guidePath } from "@/domain/guide/path";
import { directionOf, type KpiGroup, kpisOf, type Variants } from "@/domain/kpi/kpi";
import { Formula } from "@/app/_components/guide/formula";
import { LINK } from "@/app/_components/guide/prose";

/** The KPIs of one pillar: name, formula as the tenant keeps it, and which way is better. A phone reads them one below the other. */
export function KpiTable({ slug, group, variants }: { slug: string; group: KpiGroup; variants: Variants }) {
  const t = useTranslations();
  const head = "pr-4 pb-2 text-left text-note font-normal text-ink-3";
  return (
    <table className="w-full border-collapse text-small leading-relaxed max-md:block max-md:[&_tbody]:block">
      <caption className="sr-only">{t("guide.list.caption", { group: t(`guide.list.group.${group}`) })}</caption>
      <thead className="border-b border-hairline-strong max-md:sr-only">
        <tr>
          <th scope="col" className={`${head} w-[15rem]`}>
            {t("guide.list.name")}
          </th>
          <th scope="col" className={head}>
            {t("guide.list.formula")}
          </th>
          <th scope="col" className={`${head} w-[9rem] pr-0`}>
            {t("guide.list.direction")}
          </th>
        </tr>
      </thead>
      <tbody>
        {kpisOf(group).map((kpi) => (
          <tr key={kpi.id} className="border-b border-hairline last:border-b-0 max-md:grid max-md:py-2">
            <th scope="row" className="py-2 pr-4 text-left align-top font-normal max-md:py-1">
              <Link
                href={`/${slug}${guidePath(`kpi:${kpi.id}`)}`}
                className={`${LINK} pointer-coarse:inline-flex pointer-coarse:min-h-8 pointer-coarse:items-center`}
              >
                {t(`kpi.${kpi.id}`)}
              </Link>
            </th>
            <td className="py-2 pr-4 align-top text-ink-2 max-md:py-0">
              <Formula kpi={kpi} variants={variants} />
              {kpi.variantOf && <span className="ml-2 text-note text-ink-3">{t("guide.list.variants")}</span>}
            </td>
            <td className="py-2 align-top text-ink-2 max-md:py-0 max-md:text-note">
              {t(`guide.page.directionOf.${directionOf(kpi, variants)}`)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
