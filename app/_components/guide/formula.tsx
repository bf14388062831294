import { useTranslations } from "next-intl";
import { formulaTokens } from "@/domain/guide/formula";
import type { Kpi, Variants } from "@/domain/kpi/kpi";
import { isMeasureId, isPerMonth } from "@/domain/measures/measure";

/**
 * What a count is called: by its measure, or by its own name where it is worked out from others. Of a range of so many
 * `months` what is counted anew each month says whether it is 延べ.
 */
export function useCountName(months?: number): (id: string) => string {
  const t = useTranslations();
  return (id) => {
    if (months === undefined || !isPerMonth(id)) return isMeasureId(id) ? t(`measure.${id}`) : t(`guide.derived.${id}`);
    const name = isMeasureId(id) ? t(`measure.${id}`) : t(`need.${id}`);
    return months > 1 ? t("card.nameOverMonths", { name, months }) : name;
  };
}

/** The registry's formula in words. A count stays whole at the end of a line. */
export function Formula({ kpi, variants, months }: { kpi: Kpi; variants: Variants; months?: number }) {
  const nameOf = useCountName(months);
  const tokens = formulaTokens(kpi, variants);
  return (
    <span>
      {tokens.map((token, index) => {
        if (token.kind === "sign")
          return (
            <span key={index} className="text-ink-2">
              {token.sign === "(" || token.sign === ")" ? token.sign : ` ${token.sign} `}
            </span>
          );
        return (
          <span key={index} className="num inline-block">
            {token.kind === "number" ? token.value : nameOf(token.id)}
          </span>
        );
      })}
    </span>
  );
}
