import type { KpiUnit } from "@/domain/kpi/spec";

/** Money is kept as whole minor units (DESIGN 4): yen and won have none, the others count hundredths. */
const MINOR_DIGITS = { JPY: 0, USD: 2, EUR: 2, GBP: 2, KRW: 0 } as const;

export type Currency = keyof typeof MINOR_DIGITS;
export const CURRENCIES = Object.keys(MINOR_DIGITS) as [Currency, ...Currency[]];

/** What a figure is printed in. Registries say "yen" for any money; a tenant that keeps another currency is shown that one. */
export type ShownUnit = KpiUnit | Currency;

/** True when an amount in this unit is money of a named currency. */
export function isCurrency(unit: string): unit is Currency {
  return Object.hasOwn(MINOR_DIGITS, unit);
}

/** Decimals of an amount as people write it: 2 for dollars, 0 for yen. */
export function minorDigits(currency: Currency): number {
  return MINOR_DIGITS[currency];
}

/** The unit a tenant reads a measure or KPI in: its own currency in place of "yen". Yen stays as it is. */
export function shownUnit<Unit extends KpiUnit>(unit: Unit, currency: Currency): Unit | Currency {
  return unit === "yen" && currency !== "JPY" ? currency : unit;
}
