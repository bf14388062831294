import { holidayOf } from "@/domain/time/work-calendar";
import { addDays, addMonths, weekdayOf, type LocalDate } from "@/domain/time/period";

/** A value half a year before the turning point and one half a year after it: what a comparison with last year shows. */
export type YearApart = readonly [before: number, after: number];

/** Something that moved the number of contacts. `factor` on the volume of the channels it names, `answer` on the answer rate. */
export interface Shock {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly channels: readonly string[] | "all";
  readonly factor: number;
  readonly answer?: number;
}

/** The fictional company's time: everything is placed by the turning point, so no number depends on the day of the seeding. */
export interface World {
  readonly key: string;
  /** The Saturday of the FAQ. */
  readonly turn: LocalDate;
  /** First day with daily records; whole months before it are there as monthly totals. */
  readonly dailyFrom: LocalDate;
  readonly monthlyFrom: LocalDate;
  /** Volume of each month against the mean, January first. */
  readonly seasons: readonly number[];
  readonly japaneseHolidays: boolean;
  readonly shocks: readonly Shock[];
}

export interface Day {
  readonly date: LocalDate;
  /** ISO: 1 Monday … 7 Sunday. */
  readonly weekday: number;
  readonly holiday: boolean;
  readonly season: number;
  /** Years since half a year before the turn: 0 there, 1 half a year after it. */
  readonly years: number;
  /** Days since the turn; negative before. */
  readonly sinceTurn: number;
}

const dayNumber = (date: LocalDate) => Date.parse(date) / 86_400_000;

/**
 * The Saturday everything turned on: the third of April or October, six to twelve months ago. It moves on twice a year,
 * so a demo made later still has its story in the last year, and two days of the same half-year see the same one.
 */
export function turningPoint(today: LocalDate): LocalDate {
  const year = Number(today.slice(0, 4));
  const found = [year - 1, year]
    .flatMap((y) => [thirdSaturday(`${y}-04-01`), thirdSaturday(`${y}-10-01`)])
    .filter((date) => addMonths(date, 6) <= today);
  return found.at(-1) ?? thirdSaturday(`${year - 2}-10-01`);
}

/** How many months before the turn the oldest records lie. */
export const HISTORY_MONTHS = 18;

/** The turn of a demo whose oldest record begins on `first`: it goes on in the world it was made in. */
export const turnAfter = (first: LocalDate): LocalDate => thirdSaturday(addMonths(first, HISTORY_MONTHS));

const thirdSaturday = (first: LocalDate): LocalDate => addDays(first, ((6 - weekdayOf(first) + 7) % 7) + 14);

/** The first of the month that lies `months` after the turn's. */
export const monthFromTurn = (turn: LocalDate, months: number): LocalDate =>
  addMonths(`${turn.slice(0, 7)}-01`, months);

export function dayOf(world: World, date: LocalDate): Day {
  const turn = dayNumber(world.turn);
  const now = dayNumber(date);
  return {
    date,
    weekday: weekdayOf(date),
    holiday: world.japaneseHolidays && holidayOf(date) !== null,
    season: seasonOf(world, date),
    years: (now - turn) / 365 + 0.5,
    sinceTurn: now - turn,
  };
}

/** Between the middles of two months the season moves in a line. */
function seasonOf({ seasons }: World, date: LocalDate): number {
  const place = Number(date.slice(5, 7)) - 1 + (Number(date.slice(8, 10)) - 15) / 30;
  const low = Math.floor(place);
  const at = (month: number) => seasons[(month + 12) % 12] ?? 1;
  return at(low) + (at(low + 1) - at(low)) * (place - low);
}

/** A rate on that day: a line through both values, standing still well before and after. */
export const valueOn = ([before, after]: YearApart, { years }: Day): number =>
  before + (after - before) * Math.min(1.2, Math.max(-0.8, years));

/** Shocks multiply. */
export const shockOn = ({ shocks }: World, { date }: Day, channel: string): { factor: number; answer: number } =>
  shocks
    .filter((one) => one.from <= date && date < one.until && (one.channels === "all" || one.channels.includes(channel)))
    .reduce((all, one) => ({ factor: all.factor * one.factor, answer: all.answer + (one.answer ?? 0) }), {
      factor: 1,
      answer: 0,
    });
