import type { ImportTarget } from "@/domain/imports/destination";
import { basicMeasuresOf, RECORD_MEASURES } from "@/domain/measures/measure";
import type { LocalDate } from "@/domain/time/period";

interface Headers {
  date: string;
  team: string;
  channel: string;
}

/** A header row this page understands by itself, and one blank row a channel. */
export function templateRows(
  targets: readonly ImportTarget[],
  day: LocalDate,
  headers: Headers,
  nameOf: (measure: string) => string,
): (string | null)[][] {
  const asked = new Set(targets.flatMap(({ kind }) => basicMeasuresOf(kind).map(({ id }) => id)));
  const measures = RECORD_MEASURES.filter(({ id }) => asked.has(id)).map(({ id }) => nameOf(id));
  return [
    [headers.date, headers.team, headers.channel, ...measures],
    ...targets.map((target) => [day, target.teamName, target.name, ...measures.map(() => null)]),
  ];
}
