import { Movement } from "@/app/_components/kpi/change-line";
import { EstimateMark } from "@/app/_components/kpi/estimate-mark";
import { useSizeText } from "@/app/_components/kpi/use-size-text";
import { WHY } from "@/app/_components/kpi/why";
import { Link } from "@/app/_components/ui/link";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { DataTable } from "@/app/_components/ui/data-table";
import { Panel } from "@/app/_components/ui/panel";
import { formatValue } from "@/domain/format/number";
import { daysIn } from "@/domain/time/period";
import { rangeDigits } from "@/domain/time/short-label";
import type { TrendAnswer } from "@/server/trends/trend";
import type { Names } from "./names";
import { type Line, type Place, rowsHref } from "./place";

type Sums = TrendAnswer["all"];
/** The range as a whole, of each line and of all: value, what it was, the change, n. Every value leads to its rows. While the range runs, it is held against as many days as are over. */
export async function FigureTable({ place, names }: { place: Place; names: Names }) {
  const t = await getTranslations("trends");
  const { view, locale } = place;
  const shown = rangeDigits(view.range, locale);
  const columns = [
    { key: "name", label: t(view.by === "none" ? "column.what" : `column.${view.by}`) },
    { key: "now", label: view.range.running ? t("runningRange", { range: shown }) : shown, numeric: true },
    ...(view.compared
      ? [
          {
            key: "before",
            label: (
              <>
                {rangeDigits(view.compared, locale)}
                {view.way && t(`way.${view.way}`)}
              </>
            ),
            numeric: true,
          },
          { key: "change", label: t("column.change"), numeric: true },
        ]
      : []),
    ...(view.all.total.n === null ? [] : [{ key: "n", label: t("column.n"), numeric: true }]),
    { key: "periods", label: t("column.periods"), numeric: true },
  ];
  const total = view.subject.isSum ? t("total") : t("pooled");
  const rows = [
    ...view.lines.map((line) => ({ key: line.key, name: names.line(line), sums: line as Sums, line })),
    { key: "all", name: view.lines.length > 0 ? total : names.scope.join(" / "), sums: view.all, line: undefined },
  ];
  return (
    <Panel
      title={t("figures")}
      note={
        <>
          {t(view.subject.isSum ? "sumNote" : "ratioNote")}
          {view.range.running && view.compared && (
            <> {t(view.way === "date" ? "runningDates" : "runningNote", { days: daysIn(view.compared) })}</>
          )}
        </>
      }
    >
      <DataTable
        caption={t("figures")}
        hideCaption
        columns={columns}
        rows={await Promise.all(
          rows.map(async (row) => ({ key: row.key, name: row.name, ...(await cellsOf(place, row.sums, row.line)) })),
        )}
      />
    </Panel>
  );
}

async function cellsOf(place: Place, sums: Sums, line?: Line) {
  const { total, before } = sums;
  const [t, why] = [await getTranslations("trends"), await getTranslations("card")];
  const { view, locale } = place;
  const text = (figure: Sums["total"]) =>
    figure.value === null ? (
      why(WHY[figure.reason ?? "no_data"])
    ) : (
      <>
        {formatValue(figure.value, view.subject.unit, locale)} <EstimateMark figure={figure} />
      </>
    );
  const value = (
    <data value={total.value ?? ""} data-testid={`total-${line?.key ?? "all"}`}>
      {text(total)}
    </data>
  );
  return {
    now:
      total.total > 0 ? (
        <Link
          href={rowsHref(place, view.range, line)}
          className="font-semibold underline decoration-hairline-strong underline-offset-4 hover:decoration-ink"
        >
          {value}
        </Link>
      ) : (
        value
      ),
    before:
      before &&
      (before.reason === "mixed_variant" && before.variant !== total.variant ? t("definition.other") : text(before)),
    change: <Movement card={sums} aside={ASIDE} />,
    n: total.n === null ? "" : <Count figure={total} />,
    periods: t("usedOf", { used: total.used, total: total.total }),
  };
}

/** What is said of a change is read in lines, so that the column stays a column. */
const ASIDE = "ml-auto block max-w-52 min-w-32 font-normal whitespace-normal text-note leading-snug text-ink-2";

function Count({ figure }: { figure: Sums["total"] }) {
  const t = useTranslations("card");
  const sizeText = useSizeText();
  return (
    <>
      {sizeText(figure, "bare")}
      {figure.lowSample && <span className="ml-1 text-ink-3">{t("reference")}</span>}
    </>
  );
}
