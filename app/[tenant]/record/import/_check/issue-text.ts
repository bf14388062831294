"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Currency } from "@/domain/format/currency";
import { formatDecimal } from "@/domain/format/number";
import { cellText, cellUnit } from "@/domain/grid/cell-text";
import type { ImportIssue } from "@/domain/imports/rows";
import { isMeasureId } from "@/domain/measures/measure";
import { dateLabel } from "@/domain/time/label";
import { useMeasureName } from "../readings";

/** Why a cell is refused or doubted, in the reader's words. */
export function useIssueText(currency: Currency): (issue: Pick<ImportIssue, "code" | "params">) => string {
  const t = useTranslations("import.issue");
  const nameOf = useMeasureName();
  const locale = useLocale();
  return ({ code, params }) => {
    const { measure } = params;
    // A time is read as a time, an amount in its currency: as the measure is typed everywhere else.
    const figure = (value: number) =>
      isMeasureId(measure) ? cellText(value, cellUnit(measure, currency)) : formatDecimal(value, locale);
    const told = Object.fromEntries(
      Object.entries(params).map(([key, value]) => {
        if (key === "measure" || key === "other") return [key, nameOf(String(value))];
        if (key === "start") return [key, dateLabel(String(value), locale)];
        return [key, key === "line" || typeof value !== "number" ? value : figure(value)];
      }),
    );
    return t(code, told);
  };
}
