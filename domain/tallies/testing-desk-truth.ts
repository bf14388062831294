import type { KpiId, Variants } from "@/domain/kpi/kpi";
import type { SubjectId } from "@/domain/kpi/subject";
import type { Case, Contact, CustomerMonth, Shift } from "@/domain/tallies/testing-desk";
import { SHORT, THRESHOLD } from "@/domain/tallies/testing-desk-records";

/** What happened in the time and the part of the desk that a figure is about. */
export interface Happened {
  /** Whether any of it was written down: what was not is no nought. */
  readonly recorded: boolean;
  readonly contacts: readonly Contact[];
  readonly created: readonly Case[];
  readonly resolved: readonly Case[];
  /** Cases open at the end; null where no end was looked at. */
  readonly open: number | null;
  /** Cases open at the end of what is counted, and the company's working days in it. */
  readonly waiting: { readonly open: number; readonly workdays: number } | null;
  readonly shifts: readonly Shift[];
  /** Of the months that lie in it whole. */
  readonly customers: readonly CustomerMonth[];
  readonly contactsOfMonths: readonly Contact[];
}

const count = <T>(list: readonly T[], is: (one: T) => boolean): number => list.filter(is).length;
const sum = <T>(list: readonly T[], of: (one: T) => number): number => list.reduce((total, one) => total + of(one), 0);
const over = (top: number, bottom: number): number | null => (bottom > 0 ? top / bottom : null);
const mean = <T>(list: readonly T[], of: (one: T) => number): number | null => over(sum(list, of), list.length);
const share = <T>(list: readonly T[], is: (one: T) => boolean): number | null => over(count(list, is), list.length);
const given = <T>(list: readonly (T | null)[]): T[] => list.flatMap((one) => (one === null ? [] : [one]));
const times = (factor: number | null, other: number | null): number | null =>
  factor === null || other === null ? null : factor * other;

const queued = ({ contacts }: Happened) => contacts.filter(({ queue }) => queue !== null);
const heard = (contacts: readonly Contact[]) => contacts.filter(({ queue }) => !queue?.hungUp);
const lost = (contacts: readonly Contact[]) => contacts.filter(({ queue }) => queue?.hungUp);
const wait = ({ queue }: Contact) => queue?.wait ?? 0;
const handling = ({ talk, hold, after }: Contact) => talk + hold + after;
/** Contacts and work of channels where somebody waits in a queue. */
const live = (of: Happened) => ({
  contacts: queued(of),
  shifts: of.shifts.filter(({ channel }) => channel.kind === "phone" || channel.kind === "chat"),
});
const balance = (scores: readonly number[], good: (one: number) => boolean, bad: (one: number) => boolean) =>
  times(100, over(count(scores, good) - count(scores, bad), scores.length));
const recommended = (scores: readonly number[]) =>
  balance(
    scores,
    (one) => one >= 9,
    (one) => one <= 6,
  );

function serviceLevel(of: Happened, mode: Variants["serviceLevel"]): number | null {
  const calls = queued(of);
  const soon = (list: readonly Contact[]) => count(list, (one) => wait(one) <= THRESHOLD);
  switch (mode) {
    case "offered":
      return over(soon(heard(calls)), calls.length);
    case "answered":
      return over(soon(heard(calls)), heard(calls).length);
    case "ignore_abandoned":
      return over(soon(heard(calls)), calls.length - soon(lost(calls)));
    case "abandon_positive":
      return over(soon(calls), calls.length);
  }
}

const old = ({ customers }: Happened) => customers.filter(({ isNew }) => !isNew);
const orders = ({ customers }: Happened) => customers.flatMap((one) => one.orders);
/** Months that a customer stays, at the loss of these. */
const lifetime = (of: Happened) =>
  over(
    old(of).length,
    count(old(of), ({ leaves }) => leaves),
  );

function lifetimeValue(of: Happened, kind: Variants["ltv"]): number | null {
  const [price, margin] = [sum(orders(of), (one) => one.price), sum(orders(of), (one) => one.margin)];
  const months = old(of).length;
  const monthly = {
    revenue: over(price, months),
    margin: over(margin, months),
    subscription: times(
      over(
        sum(old(of), ({ pays }) => pays.start),
        months,
      ),
      over(margin, price),
    ),
  };
  return times(monthly[kind], lifetime(of));
}

function perBase(top: number, of: Happened, base: Variants["contactBase"]): number | null {
  const bottom = {
    customers: old(of).length,
    orders: orders(of).length,
    active: count(of.customers, ({ active }) => active),
  };
  return over(top, bottom[base]);
}

/** Every figure, counted from what happened to each person: nothing of the product's arithmetic is asked. */
export function truthOf(of: Happened, v: Variants): Readonly<Record<SubjectId, number | null>> {
  return { contacts: of.recorded ? of.contacts.length : null, ...efficiency(of, v), ...quality(of), ...outcome(of, v) };
}

type Figures<Id extends KpiId> = Readonly<Record<Id, number | null>>;

function efficiency(of: Happened, v: Variants) {
  const { contacts, shifts, created, resolved, customers } = of;
  const [calls, at, busy] = [queued(of), live(of), heard(contacts)];
  const replies = given(contacts.map(({ reply }) => reply));
  const short = (one: Contact) => Boolean(one.queue?.hungUp) && wait(one) < SHORT;
  const worked = sum(at.contacts, handling);
  const idle = sum(at.shifts, (one) => one.idle);
  const stayed = calls.filter((one) => !short(one));
  const bot = customers.flatMap((one) => one.bot);
  const helped = sum(customers, ({ helpedItself }) => helpedItself);
  const met = new Set(of.contactsOfMonths.map(({ person, day }) => `${person} ${day.slice(0, 7)}`));
  return {
    answer_rate: share(calls, ({ queue }) => !queue?.hungUp),
    abandon_rate: share(calls, ({ queue }) => Boolean(queue?.hungUp)),
    abandon_rate_adjusted: share(stayed, ({ queue }) => Boolean(queue?.hungUp)),
    service_level: serviceLevel(of, v.serviceLevel),
    asa_sec: mean(heard(calls), wait),
    first_response_time: mean(replies, (one) => one),
    first_reply_within_sla: share(replies, (one) => one <= 3_600),
    aht_sec: mean(busy, handling),
    att_sec: mean(heard(calls), ({ talk }) => talk),
    acw_avg_sec: mean(heard(calls), ({ after }) => after),
    occupancy: over(worked, worked + idle),
    utilisation: over(
      worked + idle,
      sum(at.shifts, ({ paid }) => paid),
    ),
    contact_share_of_paid: over(
      sum(contacts, handling),
      sum(shifts, ({ paid }) => paid),
    ),
    contacts_per_hour: times(
      3_600,
      over(
        busy.length,
        sum(shifts, ({ productive }) => productive),
      ),
    ),
    absenteeism: over(
      sum(shifts, ({ absent }) => absent),
      sum(shifts, ({ scheduled }) => scheduled),
    ),
    cost_per_contact: over(
      sum(shifts, ({ pay, other }) => pay + other),
      busy.length,
    ),
    backlog: of.open,
    backlog_days: of.waiting && over(of.waiting.open * of.waiting.workdays, resolved.length),
    resolution_time: mean(resolved, ({ seconds }) => seconds),
    closure_rate: over(resolved.length, created.length + count(resolved, ({ reopened }) => reopened)),
    transfer_rate: share(busy, ({ transferred }) => transferred),
    escalation_rate: share(busy, ({ escalated }) => escalated),
    contact_rate: perBase(of.contactsOfMonths.length, of, v.contactBase),
    unique_contact_rate: perBase(met.size, of, "active"),
    self_service_rate: over(helped, helped + of.contactsOfMonths.length),
    self_service_ratio: over(
      count(customers, ({ readsHelp }) => readsHelp),
      count(customers, ({ opensTicket }) => opensTicket),
    ),
    true_deflection: share(bot, ({ solved, cameBack }) => solved && !cameBack),
  } satisfies Partial<Figures<KpiId>>;
}

function quality(of: Happened) {
  const { contacts, shifts, resolved, customers } = of;
  const eligible = given(contacts.map(({ solved }) => solved));
  const csat = given(contacts.map((one) => one.csat));
  const ces = given(contacts.map((one) => one.ces));
  const ours = sum(shifts, ({ proactive }) => proactive);
  return {
    fcr: share(eligible, (one) => one),
    reopen_rate: share(resolved, ({ reopened }) => reopened),
    csat_top2: share(csat, (one) => one >= 4),
    csat_mean: mean(csat, (one) => one),
    csat_normalised: mean(csat, (one) => (one - 1) / 4),
    nps: recommended(given(contacts.map((one) => one.nps))),
    nps_relationship: recommended(given(customers.map(({ relation }) => relation))),
    ces_mean: mean(ces, (one) => one),
    ces_top3: share(ces, (one) => one >= 5),
    ces_index: balance(
      ces,
      (one) => one >= 6,
      (one) => one <= 3,
    ),
    survey_response_rate: share(
      contacts.filter(({ asked }) => asked),
      (one) => one.csat !== null,
    ),
    quality_score: over(
      sum(shifts, ({ points }) => points),
      sum(shifts, ({ ofPoints }) => ofPoints),
    ),
    proactive_share: over(ours, contacts.length + ours),
  } satisfies Partial<Figures<KpiId>>;
}

function outcome(of: Happened, v: Variants) {
  const held = old(of);
  const offers = given(of.contacts.map(({ offer }) => offer));
  const sales = given(offers.map(({ sale }) => sale));
  const busy = heard(of.contacts);
  const paid = sum(held, ({ pays }) => pays.start);
  const missing = ({ pays }: CustomerMonth) => Math.max(0, pays.start - pays.end);
  return {
    churn_rate: share(held, ({ leaves }) => leaves),
    retention_rate: share(held, ({ leaves }) => !leaves),
    revenue_churn_rate: over(sum(held, missing), paid),
    net_revenue_retention: over(
      sum(held, ({ pays }) => pays.end),
      paid,
    ),
    ltv: lifetimeValue(of, v.ltv),
    arpa: mean(held, ({ pays }) => pays.start),
    average_order_value: mean(orders(of), ({ price }) => price),
    offer_rate: over(offers.length, busy.length),
    upsell_conversion: over(sales.length, offers.length),
    upsell_revenue: of.recorded ? sum(sales, (one) => one) : null,
    revenue_per_contact: over(
      sum(sales, (one) => one),
      busy.length,
    ),
    average_deal: mean(sales, (one) => one),
  } satisfies Partial<Figures<KpiId>>;
}
