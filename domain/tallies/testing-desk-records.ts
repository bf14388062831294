import { CHANNEL_KINDS } from "@/domain/measures/channel";
import { MEASURES, type MeasureId, type Row } from "@/domain/measures/measure";
import type { BaseRow, CubeRow } from "@/domain/tallies/cube";
import { type Channel, CHANNELS, type Contact, type CustomerMonth, type Desk } from "@/domain/tallies/testing-desk";
import { bucketOf, buckets, DEFAULT_CALENDAR, firstOfMonth, type LocalDate, type Range } from "@/domain/time/period";

/** The threshold of the service level, in seconds; whoever hangs up sooner than SHORT did not mean to wait. */
export const [THRESHOLD, SHORT] = [20, 5];

const count = <T>(list: readonly T[], is: (one: T) => boolean): number => list.filter(is).length;
const sum = <T>(list: readonly T[], of: (one: T) => number): number => list.reduce((total, one) => total + of(one), 0);
const within = ({ from, until }: Range, day: LocalDate): boolean => from <= day && day < until;

/** The periods a channel is recorded by: those that begin in the desk's time. */
export const periodsOf = ({ span }: Desk, { cadence }: Channel): readonly Range[] => periodsIn(span, cadence).all;

/** The first day of the period in which a channel records what happens on a day. */
export const periodStart = ({ span }: Desk, { cadence }: Channel, day: LocalDate): LocalDate | undefined =>
  periodsIn(span, cadence).startOf.get(day);

interface Periods {
  readonly all: readonly Range[];
  readonly startOf: ReadonlyMap<LocalDate, LocalDate>;
}
const known = new Map<string, Periods>();

function periodsIn(span: Range, cadence: Channel["cadence"]): Periods {
  const key = `${span.from} ${span.until} ${cadence}`;
  const found = known.get(key) ?? madePeriods(span, cadence);
  known.set(key, found);
  return found;
}

function madePeriods(span: Range, cadence: Channel["cadence"]): Periods {
  const all = buckets(span, cadence, DEFAULT_CALENDAR)
    .filter(({ start }) => start >= span.from)
    .map(({ start }) => bucketOf(start, cadence, DEFAULT_CALENDAR));
  const days = (period: Range) => buckets(period, "day", DEFAULT_CALENDAR).map(({ start }) => start);
  return { all, startOf: new Map(all.flatMap((period) => days(period).map((day) => [day, period.from]))) };
}

/** What a person would type of each period: whole numbers, and of what the channel has alone. */
export const recordsOf = (desk: Desk): CubeRow[] =>
  CHANNELS.flatMap((channel) => periodsOf(desk, channel).map((period) => recordOf(desk, channel, period)));

function recordOf(desk: Desk, channel: Channel, period: Range): CubeRow {
  const typed = { ...volume(desk, channel, period), ...open(desk, channel, period), ...work(desk, channel, period) };
  const values = Object.fromEntries(
    Object.entries(typed).filter(([id]) => MEASURES[id as MeasureId].channels.includes(channel.kind)),
  ) as Row;
  return {
    ...channel,
    kind: CHANNEL_KINDS.find((kind) => kind === channel.kind) ?? "phone",
    month: firstOfMonth(period.from),
    slThresholdSec: null,
    cesScale: null,
    days: 1 << (Number(period.from.slice(8)) - 1),
    until: period.until,
    estimates: [],
    values,
  };
}

function volume({ contacts }: Desk, channel: Channel, period: Range): Row {
  const own = contacts.filter((one) => one.channel === channel && within(period, one.day));
  const heard = own.filter(({ queue }) => !queue?.hungUp);
  const lost = own.filter(({ queue }) => queue?.hungUp);
  const soon = ({ queue }: Contact) => (queue?.wait ?? 0) <= THRESHOLD;
  const codes = (prefix: "csat" | "nps" | "ces", from: number, to: number) =>
    Object.fromEntries(
      Array.from({ length: to - from + 1 }, (_, i) => [
        `${prefix}_${from + i}`,
        count(own, (one) => one[prefix] === from + i),
      ]),
    );
  return {
    offered: own.length,
    received: own.length,
    answered: heard.length,
    handled: heard.length,
    abandoned: lost.length,
    abandoned_short: count(lost, ({ queue }) => (queue?.wait ?? 0) < SHORT),
    answered_in_threshold: count(heard, soon),
    abandoned_in_threshold: count(lost, soon),
    unique_contacting_customers: new Set(own.map(({ person }) => person)).size,
    wait_answered_sec: sum(heard, ({ queue }) => queue?.wait ?? 0),
    talk_sec: sum(own, ({ talk }) => talk),
    hold_sec: sum(own, ({ hold }) => hold),
    acw_sec: sum(own, ({ after }) => after),
    handle_sec: sum(own, ({ talk, hold, after }) => talk + hold + after),
    first_responses: count(own, ({ reply }) => reply !== null),
    first_response_sec: sum(own, ({ reply }) => reply ?? 0),
    first_response_in_sla: count(own, ({ reply }) => reply !== null && reply <= 3_600),
    resolved_first_contact: count(own, ({ solved }) => solved === true),
    fcr_eligible: count(own, ({ solved }) => solved !== null),
    transferred: count(own, ({ transferred }) => transferred),
    escalated: count(own, ({ escalated }) => escalated),
    surveys_sent: count(own, ({ asked }) => asked),
    ...codes("csat", 1, 5),
    ...codes("nps", 0, 10),
    ...codes("ces", 1, 7),
    offers: count(own, ({ offer }) => offer !== null),
    offers_won: count(own, ({ offer }) => offer !== null && offer.sale !== null),
    upsell_revenue: sum(own, ({ offer }) => offer?.sale ?? 0),
  };
}

function open({ cases }: Desk, channel: Channel, period: Range): Row {
  const own = cases.filter((one) => one.channel === channel);
  const closed = own.filter(({ until }) => within(period, until));
  const resolved = closed.filter(({ end }) => end === "resolved");
  return {
    created: count(own, ({ from }) => within(period, from)),
    resolved: resolved.length,
    resolution_sec: sum(resolved, ({ seconds }) => seconds),
    cancelled: closed.length - resolved.length,
    reopened: count(resolved, ({ reopened }) => reopened),
    backlog_closing: count(own, ({ from, until }) => from < period.until && until >= period.until),
  };
}

function work({ shifts }: Desk, channel: Channel, period: Range): Row {
  const own = shifts.filter((one) => one.channel === channel && within(period, one.day));
  return {
    paid_sec: sum(own, ({ paid }) => paid),
    idle_sec: sum(own, ({ idle }) => idle),
    productive_sec: sum(own, ({ productive }) => productive),
    scheduled_sec: sum(own, ({ scheduled }) => scheduled),
    absent_sec: sum(own, ({ absent }) => absent),
    labour_cost: sum(own, ({ pay }) => pay),
    other_cost: sum(own, ({ other }) => other),
    proactive_contacts: sum(own, ({ proactive }) => proactive),
    quality_points: sum(own, ({ points }) => points),
    quality_max_points: sum(own, ({ ofPoints }) => ofPoints),
  };
}

/** The customer base of each month, as a person would type it. */
export const baseOf = ({ span, customers }: Desk): BaseRow[] =>
  buckets(span, "month", DEFAULT_CALENDAR).map(({ start }) => ({
    start,
    values: monthOf(customers.filter(({ month }) => month === start)),
  }));

function monthOf(all: readonly CustomerMonth[]): Row {
  const old = all.filter(({ isNew }) => !isNew);
  const stay = old.filter(({ leaves }) => !leaves);
  const orders = all.flatMap((one) => one.orders);
  const bot = all.flatMap((one) => one.bot);
  const change = ({ pays }: CustomerMonth) => pays.end - pays.start;
  return {
    customers_start: old.length,
    customers_new: all.length - old.length,
    customers_churned: old.length - stay.length,
    customers_end: count(all, ({ leaves }) => !leaves),
    active_customers: count(all, ({ active }) => active),
    orders: orders.length,
    revenue: sum(orders, ({ price }) => price),
    gross_margin: sum(orders, ({ margin }) => margin),
    mrr_start: sum(old, ({ pays }) => pays.start),
    mrr_churned: sum(old, ({ leaves, pays }) => (leaves ? pays.start : 0)),
    mrr_contraction: sum(stay, (one) => Math.max(0, -change(one))),
    mrr_expansion: sum(stay, (one) => Math.max(0, change(one))),
    bot_sessions: bot.length,
    bot_resolved: count(bot, ({ solved }) => solved),
    bot_recontacts: count(bot, ({ solved, cameBack }) => solved && cameBack),
    self_service_resolved: sum(all, ({ helpedItself }) => helpedItself),
    help_center_users: count(all, ({ readsHelp }) => readsHelp),
    ticket_users: count(all, ({ opensTicket }) => opensTicket),
    base_nps_promoters: count(all, ({ relation }) => relation !== null && relation >= 9),
    base_nps_passives: count(all, ({ relation }) => relation === 7 || relation === 8),
    base_nps_detractors: count(all, ({ relation }) => relation !== null && relation <= 6),
  };
}
