import type { SubjectId } from "@/domain/kpi/subject";
import { type Bucket, buckets, type Calendar, type Grain, type LocalDate, type Range } from "@/domain/time/period";
import type { WorkCalendar } from "@/domain/time/work-calendar";

/** Channel → the key of its group. A question grouped so names the same channels in `channels`. */
export type ChannelGroups = ReadonlyMap<string, string>;
export type GroupBy = "none" | "channel" | "team" | "kind" | ChannelGroups;

/** A question about recorded figures: which KPIs, when, of whom, and by what they are told apart. */
export type TallyQuery = {
  readonly range: Range;
  /** "range" makes one bucket of the whole range: the figure of a card. */
  readonly grain: Grain | "range";
  readonly calendar: Calendar;
  /** The company's working days. */
  readonly work: WorkCalendar;
  /** Instead of the grain's own: buckets that follow each other without a gap and make up the range. The grain still says what is too coarse. */
  readonly buckets?: readonly Bucket[];
  readonly kpis: readonly SubjectId[];
  /** Only these teams and channels; left out or "all" = every one of the tenant. */
  readonly teams?: readonly string[] | "all";
  readonly channels?: readonly string[] | "all";
  readonly groupBy?: GroupBy;
  /** Only records that are over by the end of the range: of a range cut short, a week that reaches beyond it is too coarse too. */
  readonly ended?: boolean;
  /** Every day is read by itself, not only added up to what is asked for. */
  readonly apart?: boolean;
  /** Only what these channels recorded in these months, by their firsts; "all": of the whole range. */
  readonly parts?: ReadonlyMap<string, ReadonlySet<LocalDate> | "all">;
};

export const bucketsOf = ({
  range,
  grain,
  calendar,
  buckets: given,
}: Pick<TallyQuery, "range" | "grain" | "calendar" | "buckets">): readonly Bucket[] =>
  given ?? (grain === "range" ? [{ ...range, start: range.from, partial: false }] : buckets(range, grain, calendar));

/** Whole months of the range. A bucket shorter than a month, or a month cut off by the range, has no customer base. */
export function wholeMonths({ range, grain, calendar }: Pick<TallyQuery, "range" | "grain" | "calendar">): Bucket[] {
  return grain === "day" || grain === "week" ? [] : buckets(range, "month", calendar).filter((month) => !month.partial);
}
