import type { ShownUnit } from "@/domain/format/currency";
import { formatValue, type Locale, NO_VALUE } from "@/domain/format/number";

/** "91.8%" as 91.8 and %; 6分12秒 and ￥48,300 are read as a whole and stay one. */
export function splitUnit(text: string): { figure: string; unit: string } {
  const found = /^([+\u2212]?\p{Sc}?(?:[.,]*\d)+)(\D*)$/u.exec(text);
  return found?.[1] ? { figure: found[1], unit: (found[2] ?? "").trim() } : { figure: text, unit: "" };
}

/** A KPI's value, big, with a small unit. */
export function ValueText({ value, unit, locale }: { value: number; unit: ShownUnit; locale: Locale }) {
  const parts = splitUnit(formatValue(value, unit, locale));
  return (
    <span className="num text-figure leading-figure font-medium text-ink">
      {parts.figure || NO_VALUE}
      {parts.unit && <span className="ml-0.5 text-note font-normal text-ink-2">{parts.unit}</span>}
    </span>
  );
}
