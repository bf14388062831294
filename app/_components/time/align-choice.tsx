"use client";

import { useTranslations } from "next-intl";
import { type Align, ALIGNS } from "@/domain/time/comparison-kind";
import type { AlignmentText } from "./alignment";

interface Props {
  alignment: AlignmentText;
  compare: string;
  /** What was just chosen, while its page is on its way. */
  chosen: string | null | undefined;
  onChange: (align: Align) => void;
}

/** Weekdays or dates, each with the days it comes to; only against the year before. */
export function AlignChoice({ alignment, compare, chosen, onChange }: Props) {
  const t = useTranslations("picker");
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
          {t(`aligned.${value}`)} <span className="num block text-note font-normal">{alignment.ways[value]}</span>
        </button>
      ))}
    </div>
  );
}
