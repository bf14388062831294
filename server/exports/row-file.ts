import { namesText } from "@/domain/format/list";
import { formatValue, type Locale } from "@/domain/format/number";
import type { NeedId } from "@/domain/measures/measure";
import { periodDigits, rangeDigits } from "@/domain/time/short-label";
import type { Translate } from "@/domain/format/translate";
import { translatorOf } from "./texts";
import { formulaText, nameOverMonths, needName, plainNumber, stateText, sumKey, timeText } from "../trends/row-words";
import type { RowsAnswer, ShownRow } from "../trends/rows";
import type { Cells } from "./file";

/** What the rows are written with: their own texts as `t`, the names others have given; `subject`: what the figure is called. */
export interface RowTexts {
  locale: Locale;
  t: Translate;
  name: (id: NeedId | "business_days") => string;
  subject: string;
  card: Translate;
  variants: (key: string, values?: Record<string, string>) => string;
}

export function rowTexts({ id }: RowsAnswer["subject"], locale: Locale): RowTexts {
  const [measure, need] = [translatorOf(locale, "measure"), translatorOf(locale, "need")];
  return {
    locale,
    t: translatorOf(locale, "rows"),
    name: (of) => needName(of, measure, need),
    subject: id === "contacts" ? translatorOf(locale, "trends")("contacts") : translatorOf(locale, "kpi")(id),
    card: translatorOf(locale, "card"),
    variants: translatorOf(locale, "card.variant"),
  };
}

/** By figure and range, as the page's address has it. */
export const rowFileName = ({ range }: RowsAnswer, { subject }: RowTexts): string => `${subject}_${range.text}.csv`;

/** What the file is of, and its columns. */
export function headRows(view: RowsAnswer, { locale, t, name, subject, card }: RowTexts): Cells {
  const names = (of: readonly { name: string }[]) =>
    namesText(
      of.map((one) => one.name),
      locale,
    );
  const { used, total, estimated } = view.footer;
  const value = formatValue(view.footer.value, view.subject.unit, locale);
  return [
    [t("file.figure"), subject],
    [t("file.range"), rangeDigits(view.range, locale)],
    [t("file.teams"), view.subject.source === "base" ? t("company") : names(view.teams)],
    [t("file.channels"), view.narrowed ? names(view.channels) : t("file.all")],
    [t("file.formula"), formulaText(view.subject.formula, nameOverMonths(name, view.footer.months, card))],
    [
      t("file.value"),
      [value, ...(view.footer.value === null || estimated === undefined ? [] : [t("estimated")])].join(" "),
    ],
    [t("file.used"), t("used", { used, total }) + (estimated === undefined ? "" : t("ofThemEstimated", { estimated }))],
    [],
    [
      t("period"),
      t("team"),
      t("channel"),
      ...view.needs.map(({ id, unit }) => (unit === "seconds" ? t("file.seconds", { name: name(id) }) : name(id))),
      t("use"),
      t("by"),
      t("at"),
      t("source"),
      ...(estimated === undefined ? [] : [t("file.estimates")]),
    ],
  ];
}

/** A recorded period. Numbers are plain; its dates and how it counts are as on the page. */
export const rowCells =
  ({ needs, zone, footer }: RowsAnswer, { locale, t, name, variants }: RowTexts) =>
  (row: ShownRow): Cells[number] => [
    periodDigits({ from: row.start, until: row.until }, locale),
    row.place?.team ?? t("company"),
    row.place?.channel ?? null,
    ...needs.map(({ unit }, i) => plainNumber(row.values[i] ?? null, unit)),
    stateText(row, t, name, variants, locale),
    row.recorded ? (row.recorded.by ?? t("left")) : null,
    row.recorded ? timeText(row.recorded.at, zone, locale) : null,
    row.recorded ? t(`sourceOf.${row.recorded.source}`) : null,
    ...(footer.estimated === undefined
      ? []
      : [
          namesText(
            needs.flatMap(({ id }, i) => (row.estimated[i] ? [name(id)] : [])),
            locale,
          ),
        ]),
  ];

/** The sums of what is used, over all rows. */
export const sumRow = ({ footer, needs }: RowsAnswer, { t }: RowTexts): Cells[number] => [
  t(sumKey(footer), { used: footer.used }),
  null,
  null,
  ...needs.map(({ unit }, i) => plainNumber(footer.sums[i] ?? null, unit)),
  ...(footer.carried === null ? [] : [t("carried", { count: String(footer.carried) })]),
];
