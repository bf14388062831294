import { useLocale, useTranslations } from "next-intl";
import { type DateForm, monthText } from "@/app/_components/kpi/month-text";
import type { Band, StatementId } from "@/domain/diagnosis/checklist";
import { listText } from "@/domain/format/list";
import { addDays, type Range } from "@/domain/time/period";

export interface StatementText {
  number: number;
  text: string;
  short: string;
}

/** The fewest and the most that apply; the same where nobody is tied. */
type Hits = readonly [number, number];

/** A statement in the wording of the version it was answered in. */
export function useStatementText(): (version: string, id: StatementId) => StatementText {
  const t = useTranslations("checklist");
  return (version, id) => {
    const number = Number(id.slice(1));
    const of = (kind: "texts" | "short") =>
      t.has(`${kind}.${version}.${id}`) ? t(`${kind}.${version}.${id}`) : t("unknown", { number, version });
    return { number, text: of("texts"), short: of("short") };
  };
}

/** The words a diagnosis is told in: dates, counts, bands, answers. */
export function useDiagnosisWords() {
  const t = useTranslations("diagnosis");
  const band = useTranslations("scale.band");
  const locale = useLocale();
  const dateText = (date: string, form: DateForm) => monthText(date, locale, form);
  return {
    locale,
    day: (date: string) => dateText(date, "day"),
    shortDay: (date: string) => dateText(date, "short"),
    months: ({ from, until }: Range) => {
      const [first, last] = [dateText(from, "month"), dateText(addDays(until, -1), "month")];
      const sameYear = locale === "ja" && first.slice(0, 5) === last.slice(0, 5);
      return t("evidence.range", { from: first, until: sameYear ? last.slice(5) : last });
    },
    hits: ([low, high]: Hits) => {
      if (low === high) return t("hits", { low, high });
      return t(high - low === 1 ? "hitsRange" : "form.possibleSpan", { low, high });
    },
    /** The bare number: 4, "4か5", "4〜6". */
    number: ([low, high]: Hits) => {
      if (low === high) return t("number.one", { low, high });
      return t(high - low === 1 ? "number.either" : "number.span", { low, high });
    },
    band: (of: Band | null) => (of ? band(of) : t("history.undecided")),
    answer: (answer: boolean | null) => {
      if (answer === null) return t("tied");
      return t(answer ? "applies" : "doesNot");
    },
    list: (parts: readonly string[], type?: "conjunction" | "disjunction") => listText(parts, locale, type),
  };
}
