import { useLocale, useTranslations } from "next-intl";
import type { ShownUnit } from "@/domain/format/currency";
import { formatValue } from "@/domain/format/number";
import type { TrendPoint } from "./trend-data";

/** A point's value in words, with what is true of it alone; `none`: what is said where there is none; `of`: its line, in a table of several. */
export function usePointText(unit: ShownUnit): (point: TrendPoint | undefined, none: string, of?: string) => string {
  const t = useTranslations("chart");
  const locale = useLocale();
  return (point, none, of) => {
    if (point?.value == null) return point?.why ?? none;
    const value = formatValue(point.value, unit, locale);
    if (!point.estimated) return value;
    return of === undefined ? t("pointEstimated", { value }) : t("pointEstimatedOf", { value, of });
  };
}
