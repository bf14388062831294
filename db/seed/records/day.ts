import { CHANNELS } from "@/domain/measures/channel";
import type { Row } from "@/domain/measures/measure";
import { addDays, type LocalDate } from "@/domain/time/period";
import { answerShare, type ChannelProfile, contactsOn, expectedContacts } from "./channel-profile";
import { normal, partOf, randomOf } from "../random";
import { surveyOf } from "./survey";
import { type Day, dayOf, valueOn, type World } from "../world";

/** Seconds of `n` contacts that take `each` on average. */
const secondsOf = (random: () => number, n: number, each: number): number =>
  n === 0 ? 0 : Math.max(n, Math.round(n * each * (1 + (0.35 / Math.sqrt(n)) * normal(random))));

/** The counts of one channel on one day; null when it was closed. The same for the same company, channel and date. */
export function dayRecord(world: World, profile: ChannelProfile, date: LocalDate): Row | null {
  const day = dayOf(world, date);
  if (profile.closed(day)) return null;
  const random = randomOf(world.key, profile.key, date);
  const { contacts, load } = contactsOn(random, world, profile, day);
  const { live } = CHANNELS[profile.kind];
  const access = live
    ? liveRow(random, world, profile, { day, offered: contacts, load })
    : writtenRow(random, profile, day, contacts);
  const handled = access.answered ?? access.handled ?? 0;
  const work = workRow(random, profile, day, contacts, handled);
  return {
    ...access,
    ...work.row,
    ...(live ? {} : caseRow(world, profile, day, random, contacts)),
    ...surveyOf(random, profile, day, handled),
    ...labourRow(random, profile, day, { contacts, seconds: work.seconds, live }),
  };
}

function liveRow(
  random: () => number,
  world: World,
  profile: ChannelProfile,
  { day, offered, load }: { day: Day; offered: number; load: number },
): Row {
  const { work } = profile;
  const answered = partOf(random, offered, answerShare(profile, world, day, load));
  const abandoned = offered - answered;
  const wait = valueOn(work.waitSec, day) * Math.max(0.4, load ** 3);
  const row: Row = {
    offered,
    answered,
    abandoned,
    abandoned_short: partOf(random, abandoned, 0.18),
    answered_in_threshold: partOf(random, answered, valueOn(work.inThreshold, day) - 0.5 * Math.max(0, load - 1)),
    abandoned_in_threshold: partOf(random, abandoned, 0.3),
    wait_answered_sec: secondsOf(random, answered, wait),
  };
  if (!CHANNELS[profile.kind].async) return row;
  return {
    ...row,
    first_responses: answered,
    first_response_sec: secondsOf(random, answered, wait + 12),
    first_response_in_sla: partOf(random, answered, valueOn(work.inSla, day)),
  };
}

function writtenRow(random: () => number, profile: ChannelProfile, day: Day, received: number): Row {
  const handled = partOf(random, received, 0.965);
  return {
    received,
    handled,
    first_responses: handled,
    first_response_sec: secondsOf(random, handled, valueOn(profile.work.firstReplySec, day)),
    first_response_in_sla: partOf(random, handled, valueOn(profile.work.inSla, day)),
  };
}

function workRow(
  random: () => number,
  { work, offer, proactive }: ChannelProfile,
  day: Day,
  contacts: number,
  handled: number,
): { row: Row; seconds: number } {
  const seconds = secondsOf(random, handled, valueOn(work.handleSec, day));
  const [talk, hold] = [Math.round(seconds * 0.66), Math.round(seconds * 0.07)];
  const offers = partOf(random, handled, valueOn(offer.offered, day));
  const won = partOf(random, offers, valueOn(offer.won, day));
  const row: Row = {
    ...(work.split ? { talk_sec: talk, hold_sec: hold, acw_sec: seconds - talk - hold } : { handle_sec: seconds }),
    unique_contacting_customers: partOf(random, contacts, 0.88),
    proactive_contacts: Math.max(0, Math.round(contacts * valueOn(proactive, day))),
    resolved_first_contact: partOf(random, handled, valueOn(work.fcr, day)),
    transferred: partOf(random, handled, valueOn(work.transferred, day)),
    escalated: partOf(random, handled, valueOn(work.escalated, day)),
    offers,
    offers_won: won,
    upsell_revenue: won === 0 ? 0 : Math.round(won * offer.deal * (1 + (0.25 / Math.sqrt(won)) * (2 * random() - 1))),
  };
  return { row, seconds };
}

/** Open cases on the evening of a day: a quantity of its own a date, so that no day needs the one before it computed. */
function openCases(world: World, profile: ChannelProfile, day: Day): number {
  const random = randomOf(world.key, profile.key, "open", day.date);
  const carried = valueOn(profile.work.resolutionHours, day) / 24;
  return Math.round(
    expectedContacts(world, profile, { ...day, weekday: 3, holiday: false }) *
      carried *
      (1 + 0.12 * (2 * random() - 1)),
  );
}

/** The last day before this one on which the channel was open. */
function openDayBefore(world: World, profile: ChannelProfile, date: LocalDate): Day {
  const before = dayOf(world, addDays(date, -1));
  return profile.closed(before) ? openDayBefore(world, profile, before.date) : before;
}

function caseRow(world: World, profile: ChannelProfile, day: Day, random: () => number, created: number): Row {
  const opening = openCases(world, profile, openDayBefore(world, profile, day.date));
  const reopened = partOf(random, created, valueOn(profile.work.reopened, day));
  const inflow = opening + created + reopened;
  const closing = Math.min(openCases(world, profile, day), inflow);
  const resolved = inflow - closing;
  return {
    created,
    reopened,
    resolved,
    cancelled: 0,
    backlog_opening: opening,
    backlog_closing: closing,
    resolution_sec: secondsOf(random, resolved, valueOn(profile.work.resolutionHours, day) * 3600),
  };
}

function labourRow(
  random: () => number,
  { cost }: ChannelProfile,
  day: Day,
  { contacts, seconds, live }: { contacts: number; seconds: number; live: boolean },
): Row {
  const staffed = Math.round(seconds / (valueOn(cost.occupancy, day) + 0.04 * (random() - 0.5)));
  const paid = Math.round(staffed / 0.86);
  const scheduled = Math.round(paid / 7200) * 7200;
  return {
    ...(live ? { idle_sec: staffed - seconds } : {}),
    productive_sec: staffed,
    paid_sec: paid,
    scheduled_sec: scheduled,
    absent_sec: Math.round(scheduled * 0.045 * random() * 2),
    labour_cost: Math.round((paid / 3600) * cost.hourly),
    other_cost: Math.round(contacts * cost.each),
  };
}
