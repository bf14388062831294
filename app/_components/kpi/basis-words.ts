import { useLocale, useTranslations } from "next-intl";
import { listText, namesText } from "@/domain/format/list";
import type { ShownBasis, ShownGap } from "@/domain/tallies/compared/comparison";
import { monthText } from "./month-text";

/** What is said of the part of two periods that was compared, and of what was not, in the reader's language. */
export function useBasisWords() {
  const t = useTranslations("card.basis");
  const locale = useLocale();
  const gap = (one: ShownGap): string => {
    if (one.why !== "unrecorded") return t(one.why, { ...one });
    const { channel, unit } = one;
    const side = t(`side.${one.side}`);
    if (one.recorded === 0) return t("nothing", { channel, side });
    const [due, recorded] = [t(`unit.${unit}`, { count: one.due }), t(`unit.${unit}`, { count: one.recorded })];
    return t("unrecorded", { channel, side, due, recorded });
  };
  const gaps = (left: readonly ShownGap[], more: number): string => {
    const told = listText(left.map(gap), locale);
    return more > 0 ? t("moreGaps", { gaps: told, more }) : told;
  };
  return {
    gaps,
    /** In a line beside the change: what it was told on, or why there is none. Of what is missing the first stands for all. */
    short: (basis: ShownBasis): string => {
      if (basis.kind === "none")
        return t("none", { why: gaps(basis.left.slice(0, 1), basis.more + basis.left.slice(1).length) });
      const { channels, count } = basis;
      const few = channels && count <= 2 ? namesText(channels, locale) : t("channelCount", { count });
      const [who, when] = [channels && few, basis.months && monthsText(basis.months)];
      if (who && when) return t("both", { channels: who, months: when });
      if (when) return t("months", { months: when });
      return who ? t("channels", { channels: who }) : t("alike");
    },
  };
  function monthsText(months: readonly string[]): string {
    const [only = "", more] = months;
    return more ? t("monthCount", { count: months.length }) : monthText(only, locale);
  }
}
