import { getLocale, getTranslations } from "next-intl/server";
import { formatChange, formatPercent, formatValue } from "@/domain/format/number";
import { type Place } from "./place";
import { shortLabel } from "@/app/_components/time/range-options";
import { moneyText, summaryOf } from "./summary";

/** So what, in yen: two or three sentences made from the recorded figures, the one that speaks against them included. */
export async function SummaryBlock({ view }: Place) {
  const [t, names, locale] = [await getTranslations("home.summary"), await getTranslations("kpi"), await getLocale()];
  const { cost, won, against } = summaryOf(view);
  const label = shortLabel(view.range, view.calendar, locale);
  const range = view.range.running ? t("running", { range: label }) : label;
  const money = (amount: number, unit: Parameters<typeof moneyText>[1]) => moneyText(amount, unit, locale);
  const costText = (): string => {
    if (cost === null) return t("noCost", { range });
    const now = { range, cost: money(cost.total, cost.unit), each: formatValue(cost.each, cost.unit, locale) };
    if (cost.eachBefore === null || !view.before) return t("cost", now);
    const eachBefore = formatValue(cost.eachBefore, cost.unit, locale);
    return t("costCompared", { ...now, before: shortLabel(view.before, view.calendar, locale), eachBefore });
  };
  const wonText = (): string => {
    if (won === null) return t("noWon");
    const revenue = money(won.revenue, won.unit);
    return won.share === null
      ? t("won", { revenue })
      : t("wonShare", { revenue, share: formatPercent(won.share, locale, 0) });
  };
  const againstText = (): string[] => {
    if (against === undefined) return [];
    if (against === null) return [t("noneWorse")];
    const [change, value] = [
      formatChange(against.change, locale),
      formatValue(against.now.value, against.unit, locale),
    ];
    return [t("against", { kpi: names(against.id), change, value })];
  };
  const sentences = [costText(), wonText(), ...againstText()];
  const part = cost && cost.used < cost.periods ? t("part", { used: cost.used, periods: cost.periods }) : null;
  return (
    <section aria-label={t("label")}>
      {sentences.map((sentence) => (
        <p key={sentence} className="num text-lead leading-loose sm:text-title">
          {sentence}
        </p>
      ))}
      <p className="mt-1 text-note leading-loose text-ink-3">
        {[t("note"), part].filter(Boolean).join(locale === "ja" ? "" : " ")}
      </p>
    </section>
  );
}
