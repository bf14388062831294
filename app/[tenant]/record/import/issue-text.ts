"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDecimal } from "@/domain/format-number";
import type { ImportIssue } from "@/domain/import-rows";
import { dateLabel } from "@/domain/period-label";
import { useMeasureName } from "./readings";

/** Why a cell is refused or doubted, in the reader's words. */
export function useIssueText(): (issue: Pick<ImportIssue, "code" | "params">) => string {
  const t = useTranslations("import.issue");
  const nameOf = useMeasureName();
  const locale = useLocale() === "en" ? "en" : "ja";
  return ({ code, params }) => {
    const told = Object.fromEntries(Object.entries(params).map(([key, value]) => {
      if (key === "measure" || key === "other") return [key, nameOf(String(value))];
      if (key === "start") return [key, dateLabel(String(value), locale)];
      return [key, key === "line" || typeof value !== "number" ? value : formatDecimal(value, locale)];
    }));
    return t(code, told);
  };
}
