import { Link } from "@/app/_components/ui/link";
import { useTranslations } from "next-intl";
import { Panel } from "@/app/_components/ui/panel";
import { guidePath } from "@/domain/guide/path";
import { READ_WITH } from "@/domain/guide/ranges";
import { TERM_IDS, TERMS } from "@/domain/guide/terms";
import { LINK } from "@/app/_components/guide/prose";
import type { Of } from "./of";

const LIST = "flex flex-wrap gap-x-4 gap-y-1 text-small leading-loose";

/** The figures this one is read with, and the words that belong to it. */
export function Related({ slug, kpi }: Of) {
  const t = useTranslations();
  const terms = TERM_IDS.filter((id) => TERMS[id].kpis?.includes(kpi.id));
  return (
    <Panel title={t("guide.page.with")}>
      <ul className={LIST}>
        {READ_WITH[kpi.id].map((id) => (
          <li key={id}>
            <Link href={`/${slug}${guidePath(`kpi:${id}`)}`} className={LINK}>
              {t(`kpi.${id}`)}
            </Link>
          </li>
        ))}
      </ul>
      {terms.length > 0 && (
        <>
          <h3 className="mt-3 mb-1 text-note font-semibold text-ink-2">{t("guide.page.terms")}</h3>
          <ul className={LIST}>
            {terms.map((id) => (
              <li key={id}>
                <Link href={`/${slug}${guidePath(`term:${id}`)}`} className={LINK}>
                  {t(`guide.term.${id}.name`)}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
