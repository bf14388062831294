import { expect, it } from "vitest";
import { formatValue } from "@/domain/format/number";
import { splitUnit } from "./value-text";

it.each([
  ["ratio", 0.918, "ja", "91.8", "%"],
  ["count", 37, "ja", "37", "件"],
  ["points", 12, "en", "+12.0", ""],
  ["points", -12, "ja", "\u221212.0", ""],
  ["per_hour", 8.4, "en", "8.4", "/h"],
  ["days", 2.5, "en", "2.5", "business days"],
  ["yen", 48_300, "ja", "\uFFE548,300", ""],
  ["USD", 4_830_050, "en", "$48,300.50", ""],
  ["seconds", 372, "ja", "6分12秒", ""],
  ["seconds", 372, "en", "6:12", ""],
] as const)("a %s of %d in %s reads %s and %s", (unit, value, locale, figure, small) => {
  expect(splitUnit(formatValue(value, unit, locale))).toEqual({ figure, unit: small });
});
