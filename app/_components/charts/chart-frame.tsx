"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";

interface ChartFrameProps {
  chart: ReactNode;
  table: ReactNode;
  caption?: ReactNode;
  /** The chart is drawn by scripts: without them, and on paper, the table stands for it. */
  scripted?: boolean;
}

/** A chart, the table of the same numbers behind 表で見る, and a line that says range, filter and n. */
export function ChartFrame({ chart, table, caption, scripted = false }: ChartFrameProps) {
  const t = useTranslations("chart");
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      {asTable ? table : scripted ? <><div className="print:hidden noscript:hidden">{chart}</div><div className="hidden print:block noscript:block">{table}</div></> : chart}
      <figcaption className="mt-auto flex flex-wrap items-baseline justify-between gap-x-4 text-[12px] leading-[1.5] text-ink-3">
        <span className="min-w-0">{caption}</span>
        <button type="button" onClick={() => setAsTable(!asTable)} className="ml-auto inline-flex min-h-6 items-center justify-end text-ink-2 underline decoration-hairline-strong underline-offset-4 hover:text-ink pointer-coarse:min-h-11 pointer-coarse:min-w-11 noscript:hidden print:hidden">
          {t(asTable ? "asChart" : "asTable")}
        </button>
      </figcaption>
    </figure>
  );
}
