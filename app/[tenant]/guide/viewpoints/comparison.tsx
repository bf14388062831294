import { useTranslations } from "next-intl";
import { VIEWPOINTS } from "@/domain/diagnosis/checklist";

/** The two side by side; on a phone one below the other, each with its name. */
export function Comparison() {
  const t = useTranslations();
  const head = "pr-4 pb-2 text-left text-note font-semibold";
  const name = "block text-note font-semibold sm:hidden";
  return (
    <table className="w-full border-collapse text-small leading-loose" data-testid="comparison">
      <caption className="sr-only">{t("guide.viewpoints.caption")}</caption>
      <thead className="border-b border-hairline-strong max-sm:sr-only">
        <tr>
          <th scope="col" className={`${head} w-[9rem] text-ink-3`}>
            {t("guide.viewpoints.viewpoint")}
          </th>
          <th scope="col" className={`${head} text-mamori`}>
            {t("guide.viewpoints.callCenter")}
          </th>
          <th scope="col" className={`${head} pr-0 text-seme`}>
            {t("guide.viewpoints.support")}
          </th>
        </tr>
      </thead>
      <tbody>
        {VIEWPOINTS.map((viewpoint) => (
          <tr
            key={viewpoint}
            className="border-b border-hairline align-top last:border-b-0 max-sm:grid max-sm:gap-1 max-sm:py-2"
          >
            <th scope="row" className="py-2.5 pr-4 text-left font-semibold max-sm:py-0">
              <a
                href={`#viewpoint-${viewpoint}`}
                className="underline decoration-hairline-strong underline-offset-4 hover:decoration-ink"
              >
                {t(`checklist.viewpoint.${viewpoint}`)}
              </a>
            </th>
            <td className="py-2.5 pr-4 max-sm:py-0">
              <span aria-hidden className={`${name} text-mamori`}>
                {t("guide.viewpoints.callCenter")}
              </span>
              {t(`guide.viewpoints.of.${viewpoint}.call`)}
            </td>
            <td className="py-2.5 max-sm:py-0">
              <span aria-hidden className={`${name} text-seme`}>
                {t("guide.viewpoints.support")}
              </span>
              {t(`guide.viewpoints.of.${viewpoint}.support`)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
