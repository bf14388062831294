import type { Cadence, ChannelKind } from "@/domain/measures/channel";
import { countAround, normal } from "../random";
import { type Day, shockOn, valueOn, type World, type YearApart } from "../world";

/** What a fictional channel is like. Pairs are half a year before the turning point and half a year after. */
export interface ChannelProfile {
  readonly key: string;
  readonly team: string;
  readonly kind: ChannelKind;
  readonly name: string;
  readonly cadence: Cadence;
  readonly closed: (day: Day) => boolean;
  readonly volume: {
    /** Contacts of a mean day half a year before the turn, and their growth in a year (1.05 = +5 %). */
    readonly daily: number;
    readonly growth: number;
    /** Share that the turn adds (or takes away) in the end, and how many days two thirds of it take. */
    readonly turn: number;
    readonly turnDays: number;
    /** Monday first. */
    readonly weekdays: readonly number[];
    readonly holiday: number;
  };
  readonly work: {
    readonly answered: YearApart;
    readonly inThreshold: YearApart;
    readonly waitSec: YearApart;
    readonly handleSec: YearApart;
    /** Writes talk, hold and after-call time instead of one handling time. */
    readonly split?: true;
    readonly firstReplySec: YearApart;
    readonly inSla: YearApart;
    readonly resolutionHours: YearApart;
    readonly fcr: YearApart;
    readonly reopened: YearApart;
    readonly transferred: YearApart;
    readonly escalated: YearApart;
  };
  readonly survey: {
    /** Of the handled contacts, how many were asked, and how many of those answered. */
    readonly sent: number;
    readonly answer: YearApart;
    readonly satisfied: YearApart;
    /** Writes the answers 1 to 5 instead of the satisfied ones alone. */
    readonly spread?: true;
    /** Answers on the second Wednesday of a month, shares of promoters and of detractors. */
    readonly nps?: { readonly n: number; readonly promoters: YearApart; readonly detractors: YearApart };
    /** Share of the satisfaction answers that also rate effort 1 to 7; the mean of those. */
    readonly ces?: { readonly share: number; readonly mean: YearApart };
  };
  readonly offer: { readonly offered: YearApart; readonly won: YearApart; readonly deal: number };
  readonly cost: { readonly hourly: number; readonly each: number; readonly occupancy: YearApart };
  /** Contacts the team starts itself, against those it receives. */
  readonly proactive: YearApart;
}

/** How many contacts a mean day like this brings, without chance. */
export function expectedContacts(world: World, profile: ChannelProfile, day: Day): number {
  const { daily, growth, turn, turnDays, weekdays, holiday } = profile.volume;
  const learned = day.sinceTurn < 0 ? 0 : 1 - Math.exp(-day.sinceTurn / turnDays);
  const shape = (weekdays[day.weekday - 1] ?? 1) * (day.holiday ? holiday : 1);
  return (
    daily * shape * day.season * growth ** day.years * (1 + turn * learned) * shockOn(world, day, profile.key).factor
  );
}

/** Days differ more than chance alone would make them (calls are over-dispersed): this much, as a share of the mean. */
const UNREST = 0.07;

/** Contacts of one day and how far they lie above what the staff was planned for. */
export function contactsOn(
  random: () => number,
  world: World,
  profile: ChannelProfile,
  day: Day,
): { contacts: number; load: number } {
  const mean = expectedContacts(world, profile, day);
  const unrest = Math.exp(UNREST * normal(random) - UNREST ** 2 / 2);
  return { contacts: countAround(random, mean * unrest), load: unrest };
}

/** Share of contacts answered: fewer on days that surprise the planning or an outage disturbs. */
export const answerShare = (profile: ChannelProfile, world: World, day: Day, load: number): number =>
  valueOn(profile.work.answered, day) -
  0.25 * Math.max(0, load - 1) +
  0.1 * Math.max(0, 1 - load) +
  shockOn(world, day, profile.key).answer;
