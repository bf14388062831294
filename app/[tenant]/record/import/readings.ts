"use client";

import { useTranslations } from "next-intl";
import type { ColumnUnit, ImportMeasure, Reading } from "@/domain/imports/mapping";
import { MEASURES, type MeasureUnit } from "@/domain/measures/measure";

/** Ways to read the numbers of a column, as "reading:unit". */
const BY_UNIT = {
  count: [
    "total:one",
    "total:hundred",
    "total:thousand",
    "total:ten_thousand",
    "total:million",
    "rate:percent",
    "rate:fraction",
  ],
  seconds: [
    "total:seconds",
    "total:minutes",
    "total:hours",
    "total:days",
    "average:seconds",
    "average:minutes",
    "average:hours",
    "average:days",
  ],
  yen: ["total:one", "total:hundred", "total:thousand", "total:ten_thousand", "total:million", "total:hundred_million"],
} as const satisfies Record<MeasureUnit, readonly `${Reading}:${ColumnUnit}`[]>;
type ReadingKey = (typeof BY_UNIT)[MeasureUnit][number];

const unitOf = (measure: ImportMeasure): MeasureUnit => (measure === "contacts" ? "count" : MEASURES[measure].unit);
export const readingsOf = (measure: ImportMeasure): readonly ReadingKey[] => BY_UNIT[unitOf(measure)];

/** The two parts of a reading's text. */
export function readingOf(text: string): { as: Reading; unit: ColumnUnit } {
  const [as = "total", unit = "one"] = text.split(":");
  return { as: as as Reading, unit: unit as ColumnUnit };
}

/** Where a reading's words stand under import.map. */
export const readingText = (reading: ReadingKey): string => `readings.${reading.replace(":", "_")}`;

/** The name of a measure in the reader's language; contacts are named by both of their meanings. */
export function useMeasureName(): (measure: ImportMeasure | string) => string {
  const [names, t] = [useTranslations("measure"), useTranslations("import.map")];
  return (measure) => {
    if (measure === "contacts") return t("contacts");
    return names.has(measure) ? names(measure) : measure;
  };
}
