import type { ImportIssue } from "@/domain/imports/issue";
import type { Existing, PlannedRow } from "@/domain/imports/plan";
import { type NeedId, type RecordMeasureId, type Row, valueOf } from "@/domain/measures/measure";
import { addDays, type LocalDate, type Range } from "@/domain/time/period";

/** Durations and the contacts they belong to: what a reading in the wrong unit moves by sixty. */
const PAIRS: readonly (readonly [RecordMeasureId, NeedId])[] = [
  ["handle_sec", "handled"],
  ["talk_sec", "answered"],
  ["hold_sec", "answered"],
  ["acw_sec", "answered"],
  ["wait_answered_sec", "answered"],
  ["first_response_sec", "first_responses"],
  ["resolution_sec", "resolved"],
];
/** How far from what it was before a mean is worth a second look, and how many records before make it usual (OURS, as for typed values). */
const UNUSUAL = { times: 5, records: 4, days: 92 } as const;

/** The days before a file that tell what is usual. */
export const daysBefore = (from: LocalDate): Range => ({ from: addDays(from, -UNUSUAL.days), until: from });

/**
 * A warning for each channel and duration whose mean a contact, over the file, is five times that of the records before it
 * or a fifth: shown at the first row that holds it. Seconds a contact; nothing where too few records tell.
 */
export function farFromUsual(planned: readonly PlannedRow[], past: readonly Existing[]): ImportIssue[] {
  return [...new Set(planned.map(({ row }) => row.target.id))].flatMap((channel) => {
    const [rows, before] = [
      planned.filter(({ row }) => row.target.id === channel),
      past.filter(({ channelId }) => channelId === channel),
    ];
    return PAIRS.flatMap(([measure, base]): ImportIssue[] => {
      const first = rows.find(({ row }) => row.columns[measure] !== undefined);
      const [now, usual] = [
        meanOf(
          rows.map(({ after }) => after),
          measure,
          base,
        ),
        meanOf(
          before.map(({ values }) => values),
          measure,
          base,
        ),
      ];
      if (!first || now === null || usual === null || usual.records < UNUSUAL.records || usual.mean <= 0) return [];
      const times = now.mean / usual.mean;
      if (times < UNUSUAL.times && times > 1 / UNUSUAL.times) return [];
      const column = first.row.columns[measure] ?? null;
      const params = { measure, value: Math.round(now.mean), limit: Math.round(usual.mean) };
      return [
        {
          line: first.row.line,
          column,
          value: column === null ? "" : (first.row.cells[column] ?? ""),
          code: "far_from_usual",
          params,
          severity: "warning",
        },
      ];
    });
  });
}

function meanOf(
  rows: readonly Row[],
  measure: RecordMeasureId,
  base: NeedId,
): { mean: number; records: number } | null {
  let [seconds, contacts, records] = [0, 0, 0];
  for (const row of rows) {
    const [top, bottom] = [valueOf(measure, row), valueOf(base, row)];
    if (top === null || bottom === null) continue;
    seconds += top;
    contacts += bottom;
    records += 1;
  }
  return contacts > 0 ? { mean: seconds / contacts, records } : null;
}
