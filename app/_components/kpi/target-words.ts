import { useLocale, useTranslations } from "next-intl";
import { type Attained, attainedOf, type Progress } from "@/domain/targets/attainment";
import type { ShownUnit } from "@/domain/format/currency";
import type { Bounds, Reach } from "@/domain/targets/target";
import { boundText, gapText } from "@/domain/targets/text";
import { monthText } from "./month-text";

/** What is said about targets, in the reader's language. */
export function useTargetWords() {
  const t = useTranslations("target");
  const locale = useLocale();
  const value = (bound: number | null, unit: ShownUnit) => boundText(bound, unit, locale);
  return {
    locale,
    /** 92.0%以上, 5分30秒〜6分30秒. */
    bounds: ({ low, high }: Bounds, unit: ShownUnit): string => {
      if (low === null) return t("atMost", { value: value(high, unit) });
      if (high === null) return t("atLeast", { value: value(low, unit) });
      return t("between", { low: value(low, unit), high: value(high, unit) });
    },
    /** 目標 92.0%: on a card the side is left to the KPI's name. */
    onCard: ({ low, high }: Bounds, unit: ShownUnit): string =>
      t("onCard", {
        bounds:
          low !== null && high !== null
            ? t("between", { low: value(low, unit), high: value(high, unit) })
            : value(low ?? high, unit),
      }),
    /** あと1.2ポイント; of a band, by how much it is over or short. */
    lacking: ({ side, gap }: Reach, { low, high }: Bounds, unit: ShownUnit): string => {
      const { text, under } = gapText(gap, unit, locale);
      if (low === null || high === null) return t(under ? "toGoUnder" : "toGo", { gap: text });
      return side === "above"
        ? t(under ? "overUnder" : "over", { gap: text })
        : t(under ? "lackUnder" : "lack", { gap: text });
    },
    standing: (standing: Progress["standing"]): string => t(`standing.${standing}`),
    /** 9か月中7か月達成. */
    summary: (months: readonly Attained[]): string => {
      const { met, judged } = attainedOf(months);
      return judged === 0 ? t("noneJudged") : t("attained", { met, judged });
    },
    /** Each month with its judgement, for those who do not see the dots. */
    spoken: (name: string, months: readonly Attained[], summary: string): string =>
      t("dots", {
        name,
        summary,
        months: months
          .map(({ from, standing }) =>
            t("month", { month: monthText(from, locale), standing: t(`standing.${standing}`) }),
          )
          .join(locale === "ja" ? "、" : ", "),
      }),
  };
}
