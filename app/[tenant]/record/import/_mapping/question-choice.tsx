"use client";

import { useLocale, useTranslations } from "next-intl";
import { SegmentedChoice } from "@/app/_components/ui/segmented-choice";
import { Select } from "@/app/_components/ui/inputs";
import { formatValue } from "@/domain/format/number";
import type { ColumnUse } from "@/domain/imports/mapping";
import type { Option, Question } from "@/domain/imports/questions/reading";
import { MEASURES } from "@/domain/measures/measure";
import { dateLabel } from "@/domain/time/label";

interface Props {
  question: Question;
  use: ColumnUse | undefined;
  name: string;
  onAnswer: (reading: string) => void;
}

/** One thing the file leaves open about a column, with what each answer would make of a cell of it; the import waits for it. */
export function QuestionChoice({ question: { kind, readings, answer }, use, name, onAnswer }: Props) {
  const t = useTranslations("import.question");
  const kpis = useTranslations("kpi");
  const locale = useLocale();
  const valueText = ({ value }: Option): string => {
    if (typeof value === "string") return dateLabel(value, locale);
    if (value === null || use?.use !== "measure") return "";
    if (use.as === "rate") return formatValue(value, "ratio", locale);
    return formatValue(value, use.measure === "contacts" ? "count" : MEASURES[use.measure].unit, locale);
  };
  const spokenOf = (reading: string): string => {
    if (kind !== "year") return t(`reading.${READING_KEYS[reading] ?? reading}`);
    return reading === "month_and_year" ? t("reading.month_and_year") : reading;
  };
  const label = (option: Option): string => {
    const read = valueText(option);
    if (kind === "duplicate")
      return option.sample === "" ? option.reading : t("named", { reading: option.reading, text: option.sample });
    const spoken = spokenOf(option.reading);
    const shown = read === "" ? spoken : t("example", { reading: spoken, text: option.sample, value: read });
    return option.result
      ? t("result", { shown, kpi: kpis(option.result.kpi), value: formatValue(option.result.value, "seconds", locale) })
      : shown;
  };
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1.5 md:col-span-4">
      <p className="text-small leading-normal text-ink">{t(`ask.${kind}`)}</p>
      {readings.length <= FEW ? (
        <SegmentedChoice
          label={t("of", { column: name, question: t(`ask.${kind}`) })}
          options={readings.map((option) => ({ value: option.reading, label: label(option) }))}
          value={answer}
          onChange={onAnswer}
        />
      ) : (
        <Select
          aria-label={t("of", { column: name, question: t(`ask.${kind}`) })}
          value={answer ?? ""}
          invalid={answer === null}
          onChange={(event) => onAnswer(event.target.value)}
          className="w-auto max-w-full"
        >
          <option value="" disabled>
            {t("choose")}
          </option>
          {readings.map((option) => (
            <option key={option.reading} value={option.reading}>
              {label(option)}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}

/** More answers than this are a list. */
const FEW = 3;
/** Keys of texts hold no colon. */
const READING_KEYS: Readonly<Record<string, string>> = { "h:mm": "hours_minutes", "m:ss": "minutes_seconds" };
