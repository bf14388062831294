import { Link } from "@/app/_components/ui/link";
import { useTranslations } from "next-intl";
import { monthText } from "@/app/_components/kpi/month-text";
import { useTargetWords } from "@/app/_components/kpi/target-words";
import { DataTable } from "@/app/_components/ui/data-table";
import { Panel } from "@/app/_components/ui/panel";
import { addDays } from "@/domain/time/period";
import { LINK } from "@/app/_components/guide/prose";
import { type Place, targetsHref } from "./place";

/** Every target this KPI had, has and will have: the team's and the company's. */
export function TargetHistory(place: Place) {
  const [t, target, targets] = [useTranslations("kpiPage"), useTranslations("target"), useTranslations("targets")];
  const words = useTargetWords();
  const { view } = place;
  const day = (date: string) => monthText(date, words.locale, "day");
  const span = (start: string, until: string | null) =>
    until === null
      ? target("since", { date: day(start) })
      : target("span", { from: day(start), last: day(addDays(until, -1)) });
  const columns = [
    { key: "span", label: t("historySpan") },
    { key: "bounds", label: t("target"), numeric: true },
    { key: "team", label: t("historyFor") },
  ];
  return (
    <Panel
      title={t("history")}
      aside={
        <Link
          href={targetsHref(place)}
          className={`${LINK} inline-flex min-h-6 items-center text-small pointer-coarse:min-h-11`}
        >
          {t("targets")}
        </Link>
      }
    >
      {view.targets.length === 0 ? (
        <p className="text-small text-ink-2">{targets("noneNow")}</p>
      ) : (
        <DataTable
          caption={t("history")}
          hideCaption
          columns={columns}
          rows={view.targets.map(({ id, team, low, high, start, until }) => ({
            key: id,
            span: span(start, until),
            bounds: words.bounds({ low, high }, view.card.unit),
            team: team ?? targets("company"),
          }))}
        />
      )}
    </Panel>
  );
}
