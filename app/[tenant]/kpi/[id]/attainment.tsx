import { useTranslations } from "next-intl";
import { monthText } from "@/app/_components/kpi/month-text";
import { TargetDots } from "@/app/_components/kpi/target-dots";
import { useTargetWords } from "@/app/_components/kpi/target-words";
import { DataTable } from "@/app/_components/ui/data-table";
import { Panel } from "@/app/_components/ui/panel";
import { formatValue } from "@/domain/format/number";
import type { Place } from "./place";

/** Each month against the target it had: dots, how many were reached, and the months as a table. */
export function Attainment({ view }: Place) {
  const [t, kpi] = [useTranslations("kpiPage"), useTranslations("kpi")];
  const words = useTargetWords();
  const { months, card } = view;
  const asked = months.filter(({ target }) => target !== null);
  const columns = [
    { key: "month", label: t("month") },
    { key: "value", label: t("monthValue"), numeric: true },
    { key: "target", label: t("monthTarget"), numeric: true },
    { key: "standing", label: t("monthStanding") },
  ];
  return (
    <Panel title={t("attainment")} note={t("attainmentNote")}>
      {asked.length === 0 ? (
        <p className="text-small leading-loose text-ink-2">{t("attainmentNone")}</p>
      ) : (
        <>
          <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <span className="max-w-full overflow-x-auto">
              <TargetDots name={kpi(card.id)} months={months} />
            </span>
            <span className="num text-body">{words.summary(months)}</span>
          </p>
          <details className="mt-2" open={asked.length <= 6}>
            <summary className="inline-flex min-h-7 cursor-pointer items-center text-small text-ink-2 underline decoration-hairline-strong underline-offset-4 hover:text-ink pointer-coarse:min-h-11">
              {t("allMonths")}
            </summary>
            <DataTable
              caption={t("attainment")}
              hideCaption
              columns={columns}
              rows={asked.toReversed().map(({ from, value, target, standing }) => ({
                key: from,
                month: monthText(from, words.locale),
                value: formatValue(value, card.unit, words.locale),
                target: target && words.bounds(target, card.unit),
                standing: words.standing(standing),
              }))}
            />
          </details>
        </>
      )}
    </Panel>
  );
}
