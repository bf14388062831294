import type { Locale } from "@/domain/format/number";
import { dayLabel } from "@/domain/time/label";
import type { TrendEvent, TrendEventKind } from "./trend-data";

interface Happened {
  start: string;
  until?: string | null;
  title: string;
  kind: TrendEventKind;
}

/** What happened as a chart marks it. Its day is written by the server: the browser's charts know no calendar. */
export const eventMarks = (events: readonly Happened[], locale: Locale): TrendEvent[] =>
  events.map(({ start, until = null, title, kind }) => ({
    date: start,
    until,
    day: dayLabel(start, locale),
    label: title,
    kind,
  }));
