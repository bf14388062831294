import type { inferRouterOutputs } from "@trpc/server";
import { formatValue, type Locale } from "@/domain/format/number";
import { namesText } from "@/domain/format/list";
import type { NeedId } from "@/domain/measures/measure";
import { periodDigits, rangeDigits } from "@/domain/time/short-label";
import type { AppRouter } from "@/server/root";
import { formulaText, plainNumber, stateText, timeText } from "./row-words";

type Answer = inferRouterOutputs<AppRouter>["trend"]["file"];
type Translate = ((key: string, values?: Record<string, string | number>) => string) & {
  has: (key: string) => boolean;
};
type Cell = string | number | null;

/** What the rows are told with: the page's own texts as `t`, the names others have given; `subject`: what the figure is called. */
interface RowWords {
  locale: Locale;
  t: Translate;
  name: (id: NeedId | "business_days") => string;
  subject: string;
  variants: (key: string, values?: Record<string, string>) => string;
}

/** The file of a figure's rows: what it is of, the columns, the rows, the sums. Numbers are plain; periods and states as on the page. */
export function fileRows(
  view: Answer,
  { locale, t, name, subject, variants }: RowWords,
): { name: string; rows: Cell[][] } {
  const range = rangeDigits(view.range, locale);
  const head: Cell[][] = [
    [t("file.figure"), subject],
    [t("file.range"), range],
    [
      t("file.teams"),
      view.subject.source === "base"
        ? t("company")
        : namesText(
            view.teams.map((team) => team.name),
            locale,
          ),
    ],
    [
      t("file.channels"),
      view.narrowed
        ? namesText(
            view.channels.map((channel) => channel.name),
            locale,
          )
        : t("file.all"),
    ],
    [t("file.formula"), formulaText(view.subject.formula, name)],
    [t("file.value"), formatValue(view.footer.value, view.subject.unit, locale)],
    [t("file.used"), t("used", { used: view.footer.used, total: view.footer.total })],
    [],
  ];
  const columns: Cell[] = [
    t("period"),
    t("team"),
    t("channel"),
    ...view.needs.map(({ id, unit }) => (unit === "seconds" ? t("file.seconds", { name: name(id) }) : name(id))),
    t("use"),
    t("by"),
    t("at"),
    t("source"),
  ];
  const body = view.rows.map((row): Cell[] => [
    periodDigits({ from: row.start, until: row.until }, locale),
    row.place?.team ?? t("company"),
    row.place?.channel ?? null,
    ...view.needs.map(({ unit }, i) => plainNumber(row.values[i] ?? null, unit)),
    stateText(row, t, name, variants, locale),
    row.recorded ? (row.recorded.by ?? t("left")) : null,
    row.recorded ? timeText(row.recorded.at, view.zone, locale) : null,
    row.recorded ? t(`sourceOf.${row.recorded.source}`) : null,
  ]);
  const sums: Cell[] = [
    t(view.footer.reason === "mixed_variant" ? "sumAll" : "sum", { used: view.footer.used }),
    null,
    null,
    ...view.needs.map(({ unit }, i) => plainNumber(view.footer.sums[i] ?? null, unit)),
  ];
  return { name: `${subject}_${view.range.text}`, rows: [...head, columns, ...body, sums] };
}
