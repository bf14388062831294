"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { ChartCopies } from "./chart-copies";
import { useCopyRight } from "./copy-right";

interface ChartFrameProps {
  chart: ReactNode;
  table: ReactNode;
  caption?: ReactNode;
  /** The chart is drawn by scripts: without them, and on paper, the table stands for it. */
  scripted?: boolean;
}

/** A chart, the table of the same numbers behind 表で見る, a line that says range, filter and n, and both to copy. */
export function ChartFrame({ chart, table, caption, scripted = false }: ChartFrameProps) {
  const t = useTranslations("chart");
  const [asTable, setAsTable] = useState(false);
  const [reading, setReading] = useState(false);
  const mayCopy = useCopyRight();
  const [figure, drawn] = [useRef<HTMLElement>(null), useRef<HTMLDivElement>(null)];
  return (
    <figure ref={figure} className="flex min-w-0 flex-col gap-2">
      {asTable ? (
        table
      ) : (
        <>
          <div ref={drawn} className={scripted ? "print:hidden noscript:hidden" : undefined}>
            {chart}
          </div>
          {scripted ? (
            <div className="hidden print:block noscript:block">{table}</div>
          ) : (
            <div hidden>{reading && table}</div>
          )}
        </>
      )}
      <figcaption className="mt-auto flex flex-wrap items-baseline justify-between gap-x-4 text-note leading-normal text-ink-3">
        <span data-caption className="min-w-0">
          {caption}
        </span>
        <span className="ml-auto flex flex-wrap items-baseline justify-end gap-x-4">
          {mayCopy && <ChartCopies figure={figure} chart={drawn} asTable={asTable} showTable={setReading} />}
          <button
            type="button"
            onClick={() => setAsTable(!asTable)}
            className="inline-flex min-h-6 items-center justify-end text-ink-2 underline decoration-hairline-strong underline-offset-4 hover:text-ink pointer-coarse:min-h-11 pointer-coarse:min-w-11 noscript:hidden print:hidden"
          >
            {t(asTable ? "asChart" : "asTable")}
          </button>
        </span>
      </figcaption>
    </figure>
  );
}
