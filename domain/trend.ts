import { CHANNELS, type ChannelKind } from "@/domain/channel";
import { addMonths, bucketOf, type Calendar, isRunning, type LocalDate } from "@/domain/period";

/** What a trend follows: the calls where there are any, else every contact. */
export type TrendSubject = "voice" | "all";
export type TrendMonth = { readonly month: LocalDate; readonly value: number | null; readonly before: number | null; readonly running: boolean };
export type Trend = { readonly subject: TrendSubject; readonly months: readonly TrendMonth[] };

type MonthContacts = { readonly month: LocalDate; readonly kind: ChannelKind; readonly contacts: number };

const MONTHS = 12;

/** The months a trend needs: twelve up to `last` (first of a month), and the same twelve of the year before. */
export const trendStart = (last: LocalDate): LocalDate => addMonths(last, 1 - MONTHS * 2);

/** Twelve months of contacts up to `last`, each beside the same month a year before; null where nothing was recorded. */
export function yearOnYear(rows: readonly MonthContacts[], last: LocalDate, today: LocalDate, cal: Calendar): Trend {
  const subject: TrendSubject = rows.some((row) => CHANNELS[row.kind].voice && row.contacts > 0) ? "voice" : "all";
  const sums = new Map<LocalDate, number>();
  for (const row of rows) {
    if (subject === "voice" && !CHANNELS[row.kind].voice) continue;
    sums.set(row.month, (sums.get(row.month) ?? 0) + row.contacts);
  }
  const months = Array.from({ length: MONTHS }, (_, i): TrendMonth => {
    const month = addMonths(last, i + 1 - MONTHS);
    return { month, value: sums.get(month) ?? null, before: sums.get(addMonths(month, -12)) ?? null, running: isRunning(bucketOf(month, "month", cal), today) };
  });
  return { subject, months };
}
