"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, type MouseEvent, useState } from "react";
import { useSizeText } from "../kpi/use-size-text";
import { usePointText } from "./point-text";
import { acrossOf, eventsIn, heightOf } from "./trend-data";
import { TrendEvents } from "./trend-events";
import { INSETS, type PlotProps, SERIES_COLOR } from "./trend-insets";
import { Bounds, EndLabels, Marks } from "./trend-marks";
import { useWidth } from "./use-width";

/** What lies over the lines: events, marks, labels, and the period that is pointed at or reached by arrow keys. */
export function TrendOverlay(props: PlotProps) {
  const { name, series, axisWidth, right } = props;
  const t = useTranslations("chart");
  const count = series[0]?.points.length ?? 0;
  const [at, setAt] = useState<number | null>(null);
  const [box, width] = useWidth<HTMLDivElement>(420);
  const read = useReading(props);
  const router = useRouter();
  const open = (index: number, height: number | null) => {
    const href = rowsAt(props, index, height);
    if (href) router.push(href);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Enter") open(at ?? count - 1, null);
    const next = moved(event.key, at ?? count - 1, count);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
  };
  const indexAt = (event: MouseEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return Math.min(count - 1, Math.max(0, Math.round(((event.clientX - left) / width) * (count - 1))));
  };
  const onPoint = (event: MouseEvent<HTMLElement>) => setAt(indexAt(event));
  const onClick = (event: MouseEvent<HTMLElement>) => {
    // A finger's first touch reads; the way to the rows is then the table's.
    if (event.nativeEvent instanceof PointerEvent && event.nativeEvent.pointerType === "touch") return;
    const { top, height } = event.currentTarget.getBoundingClientRect();
    open(indexAt(event), ((event.clientY - top) / height) * 100);
  };
  return (
    <div
      ref={box}
      className="absolute"
      style={{ left: axisWidth + INSETS.left, right, top: INSETS.top, bottom: INSETS.bottom }}
    >
      <svg aria-hidden width="100%" height="100%" className="absolute inset-0 overflow-visible">
        <Bounds {...props} />
        <TrendEvents {...props} width={width} />
        {at !== null && <Cursor {...props} at={at} />}
        <Marks {...props} />
        <EndLabels {...props} />
      </svg>
      <div
        role="slider"
        tabIndex={0}
        aria-label={t("points", { name })}
        aria-valuemin={1}
        aria-valuemax={count}
        aria-valuenow={(at ?? count - 1) + 1}
        aria-valuetext={read(at ?? count - 1).spoken}
        className="absolute inset-y-0 -right-2 -left-2 cursor-crosshair touch-pan-y rounded-sm"
        onKeyDown={onKey}
        onFocus={() => setAt(at ?? count - 1)}
        onBlur={() => setAt(null)}
        onPointerMove={onPoint}
        onPointerDown={onPoint}
        onClick={onClick}
        onPointerLeave={(event) => event.pointerType === "mouse" && setAt(null)}
      />
      {at !== null && <Bubble across={acrossOf(at, count)} {...read(at)} />}
    </div>
  );
}

/** The rows behind the value nearest to the height that was pointed at (percent from the top); by key, those of the first line. */
function rowsAt({ series, scale }: PlotProps, index: number, height: number | null): string | null {
  const near = series.flatMap(({ points }) => {
    const point = points[index];
    return point?.href && point.value !== null
      ? [{ href: point.href, away: height === null ? 0 : Math.abs(heightOf(point.value, scale) - height) }]
      : [];
  });
  return near.sort((a, b) => a.away - b.away)[0]?.href ?? null;
}

function moved(key: string, at: number, count: number): number | null {
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return Math.max(0, at - 1);
    case "ArrowRight":
    case "ArrowUp":
      return Math.min(count - 1, at + 1);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

interface Reading {
  title: string;
  happened: string[];
  lines: { label: string; value: string; n: string }[];
  spoken: string;
}

/** A period's numbers in words, for the bubble and for those who listen. */
function useReading({ series, before, bounds, events, unit }: PlotProps): (index: number) => Reading {
  const t = useTranslations("chart");
  const locale = useLocale();
  const text = usePointText(unit);
  const sizeText = useSizeText();
  return (index) => {
    const lines = [...series, ...(before ? [before] : []), ...bounds].map(({ label, points, none }) => {
      const point = points[index];
      const value = text(point, none ?? t("unrecorded"));
      const n = point?.n == null ? "" : sizeText({ n: point.n, nMonths: point.nMonths });
      return { label, value: point?.running && point.value !== null ? t("pointRunning", { value }) : value, n };
    });
    const title = series[0]?.points[index]?.title ?? series[0]?.points[index]?.label ?? "";
    const happened = eventsIn(
      events,
      (series[0]?.points ?? []).map(({ key }) => key),
      index,
    ).map(({ label }) => label);
    return {
      title,
      lines,
      happened,
      spoken: [
        title,
        ...happened,
        ...lines.map(({ label, value, n }) => [label, value, n].filter(Boolean).join(" ")),
      ].join(locale === "ja" ? "、" : ", "),
    };
  };
}

function Cursor({ series, before, scale, at }: PlotProps & { at: number }) {
  const x = `${acrossOf(at, series[0]?.points.length ?? 1)}%`;
  return (
    <>
      <line x1={x} x2={x} y1="0" y2="100%" stroke="var(--hairline-strong)" strokeWidth="1" />
      {[...series, ...(before ? [before] : [])].map(({ label, points }, s) => {
        const value = points[at]?.value ?? null;
        return (
          value !== null && (
            <circle
              key={label}
              cx={x}
              cy={`${heightOf(value, scale)}%`}
              r="4.5"
              fill={series[s] ? (SERIES_COLOR[s] ?? "var(--ink)") : "var(--ink-3)"}
              stroke="var(--surface)"
              strokeWidth="2"
            />
          )
        );
      })}
    </>
  );
}

function Bubble({ across, title, lines, happened }: Reading & { across: number }) {
  return (
    <div
      aria-hidden
      className={`pointer-events-none absolute top-0 z-10 rounded bg-ink px-3 py-2 text-note leading-relaxed whitespace-nowrap text-paper ${across > 50 ? "-translate-x-[calc(100%+10px)]" : "translate-x-[10px]"}`}
      style={{ left: `${across}%` }}
    >
      <p className="font-semibold">{title}</p>
      {happened.map((label) => (
        <p key={label}>{label}</p>
      ))}
      {lines.map(({ label, value, n }) => (
        <p key={label} className="num">
          {label} <span className="font-semibold">{value}</span> {n}
        </p>
      ))}
    </div>
  );
}
