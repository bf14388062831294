import { isCurrency, type ShownUnit } from "@/domain/format/currency";
import { formatValue, type Locale } from "@/domain/format/number";
import type { KpiId } from "@/domain/kpi/kpi";
import { costCovered } from "@/domain/finance/value";
import { formatMoney, readableYenUnit } from "@/domain/format/money";
import type { Card } from "@/domain/dashboard/ledger";
import type { OverviewView } from "@/server/dashboard/overview";

/** What a director asks first. Null: not recorded. */
export interface Summary {
  cost: {
    total: number;
    each: number;
    /** Only where the whole of it may be held against it. */
    eachBefore: number | null;
    unit: ShownUnit;
    used: number;
    periods: number;
  } | null;
  won: { revenue: number; share: number | null; unit: ShownUnit } | null;
  /** The first KPI that got worse, from 成果 back to 効率; undefined where nothing could be judged. */
  against: Card | null | undefined;
}

/** Cost, what support sold against it, and what speaks against: from the cards of the page, nothing else. */
export function summaryOf({ groups }: Pick<OverviewView, "groups">): Summary {
  const cards = groups.toReversed().flatMap(({ cards, more }) => [...cards, ...more]);
  const of = (id: KpiId) => cards.find((card) => card.id === id);
  const [each, sold] = [of("cost_per_contact"), of("upsell_revenue")];
  const cost =
    each && each.now.value !== null && each.now.parts
      ? {
          total: each.now.parts.numerator,
          each: each.now.value,
          eachBefore: each.basis ? null : (each.before?.value ?? null),
          unit: each.unit,
          used: each.now.used,
          periods: each.now.total,
        }
      : null;
  const won =
    sold && sold.now.value !== null
      ? { revenue: sold.now.value, share: cost && costCovered(sold.now.value, cost.total), unit: sold.unit }
      : null;
  // The sentence names the value of the whole: a change of a part has no place beside it.
  const judged = cards.filter(({ judgement, basis }) => judgement !== "neutral" && !basis);
  return {
    cost,
    won,
    against: judged.length === 0 ? undefined : (judged.find(({ judgement }) => judgement === "worse") ?? null),
  };
}

/** An amount as one says it: 1,234万円. Other currencies in full. */
export function moneyText(minor: number, unit: ShownUnit, locale: Locale): string {
  if (isCurrency(unit) || locale === "en") return formatValue(minor, unit, locale);
  const shown = readableYenUnit(minor);
  return formatMoney(minor, { unit: shown, locale, digits: shown === "oku" ? 1 : 0 });
}
