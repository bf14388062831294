import { useTranslations } from "next-intl";
import { formulaTokens } from "@/domain/guide/formula";
import type { Kpi, Variants } from "@/domain/kpi/kpi";
import { isMeasureId } from "@/domain/measures/measure";

/** What a count is called: by its measure, or by its own name where it is worked out from others. */
export function useCountName(): (id: string) => string {
  const t = useTranslations();
  return (id) => (isMeasureId(id) ? t(`measure.${id}`) : t(`guide.derived.${id}`));
}

/** The registry's formula in words. A count stays whole at the end of a line. */
export function Formula({ kpi, variants }: { kpi: Kpi; variants: Variants }) {
  const nameOf = useCountName();
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
