import type { KindContacts } from "@/domain/tallies/contacts";
import { CHANNELS, type ChannelKind, voiceShare } from "@/domain/measures/channel";
import { addMonths, bucketOf, type Calendar, isRunning, type LocalDate } from "@/domain/time/period";

/** What a trend follows: the calls where they carry the team's work, else every contact. */
export type TrendSubject = "voice" | "all";
export type TrendMonth = {
  readonly month: LocalDate;
  readonly value: number | null;
  readonly before: number | null;
  readonly running: boolean;
};
export type Trend = { readonly subject: TrendSubject; readonly months: readonly TrendMonth[] };

const MONTHS = 12;

/** Voice's share of the shown months from which the calls are what a trend follows. OURS: no source names a limit. */
const VOICE_CARRIES = 1 / 3;

/** The months a trend needs: twelve up to `last` (first of a month), and the same twelve of the year before. */
export const trendStart = (last: LocalDate): LocalDate => addMonths(last, 1 - MONTHS * 2);

/**
 * Twelve months of contacts up to `last`, each beside the same month a year before; null where nothing was recorded.
 * Which contacts is decided by the twelve months shown, so that both years count the same thing.
 */
export function yearOnYear(rows: readonly KindContacts[], last: LocalDate, today: LocalDate, cal: Calendar): Trend {
  const subject = subjectOf(rows, addMonths(last, 1 - MONTHS));
  const sums = new Map<LocalDate, number>();
  for (const row of rows) {
    if (subject === "voice" && !CHANNELS[row.kind].voice) continue;
    sums.set(row.month, (sums.get(row.month) ?? 0) + row.contacts);
  }
  const months = Array.from({ length: MONTHS }, (_, i): TrendMonth => {
    const month = addMonths(last, i + 1 - MONTHS);
    return {
      month,
      value: sums.get(month) ?? null,
      before: sums.get(addMonths(month, -12)) ?? null,
      running: isRunning(bucketOf(month, "month", cal), today),
    };
  });
  return { subject, months };
}

function subjectOf(rows: readonly KindContacts[], from: LocalDate): TrendSubject {
  const contacts: Partial<Record<ChannelKind, number>> = {};
  for (const row of rows) if (row.month >= from) contacts[row.kind] = (contacts[row.kind] ?? 0) + row.contacts;
  return (voiceShare(contacts) ?? 0) >= VOICE_CARRIES ? "voice" : "all";
}
