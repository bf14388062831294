"use client";

import { useLocale, useTranslations } from "next-intl";
import { type Align, ALIGNS } from "@/domain/time/comparison-kind";
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
  const now = ALIGNS.find((align) => align === chosen) ?? alignment.chosen;
  return (
    <div role="group" aria-label={t("align")} className="grid w-fit max-w-full auto-cols-fr grid-flow-col">
      {ALIGNS.map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === now}
          onClick={() => onChange(value)}
          className="-ml-px min-h-9 border border-hairline-strong bg-surface px-3.5 py-0.5 text-center text-small leading-tight text-ink-2 first:ml-0 first:rounded-l last:rounded-r aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:font-semibold aria-pressed:text-paper pointer-coarse:min-h-11"
        >
          {t(`aligned.${value}`)}{" "}
          <span className="num block text-note font-normal">{rangeDigits(alignment.ways[value], locale)}</span>
        </button>
      ))}
    </div>
  );
}
