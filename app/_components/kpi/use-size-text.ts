import { useLocale, useTranslations } from "next-intl";
import { formatDecimal } from "@/domain/format/number";
import type { KpiValue } from "@/domain/kpi/evaluate";

/** What is behind a figure: n, which is 延べ where it counts the same anew each month. `bare`: under a heading that says n. */
export function useSizeText(): (figure: Pick<KpiValue, "n" | "nMonths">, bare?: "bare") => string {
  const t = useTranslations("card");
  const locale = useLocale();
  return ({ n, nMonths }, bare) => {
    if (n === null) return "";
    const plain = formatDecimal(n, locale);
    const size = nMonths ? t("overMonths", { n: plain, months: nMonths }) : plain;
    return bare ? size : t("n", { n: size });
  };
}
