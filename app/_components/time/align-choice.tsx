"use client";

import { useLocale, useTranslations } from "next-intl";
import { SegmentedChoice } from "@/app/_components/ui/segmented-choice";
import { type Align, ALIGNS } from "@/domain/time/comparison";
import type { Range } from "@/domain/time/period";
import { rangeDigits } from "@/domain/time/short-label";

/** How the year before meets the range; null where there is no choice. */
export type Alignment = { readonly chosen: Align; readonly ways: Readonly<Record<Align, Range>> } | null;

interface Props {
  alignment: Alignment;
  compare: string;
  /** What was just chosen, while its page is on its way. */
  chosen: string | null | undefined;
  onChange: (align: Align) => void;
}

/** Weekdays or dates, each with the days it comes to; only against the year before. */
export function AlignChoice({ alignment, compare, chosen, onChange }: Props) {
  const t = useTranslations("picker");
  const locale = useLocale();
  if (!alignment || compare !== "year") return null;
  return (
    <SegmentedChoice
      label={t("align")}
      value={ALIGNS.find((align) => align === chosen) ?? alignment.chosen}
      onChange={onChange}
      options={ALIGNS.map((value) => ({
        value,
        label: (
          <span className="py-0.5 leading-tight">
            {t(`aligned.${value}`)}
            <span className="num block text-note font-normal">{rangeDigits(alignment.ways[value], locale)}</span>
          </span>
        ),
      }))}
    />
  );
}
