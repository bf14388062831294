import { randomOf } from "@/db/seed/random";
import type { Cadence, ChannelKind } from "@/domain/measures/channel";
import { addDays, addMonths, daysIn, type LocalDate, type Range } from "@/domain/time/period";

/** Where the work is done: two teams, every rhythm, kinds that answer calls and kinds that answer letters. */
export const CHANNELS = [
  { channelId: "phone", teamId: "a", kind: "phone", cadence: "day" },
  { channelId: "mail", teamId: "a", kind: "email", cadence: "day" },
  { channelId: "chat", teamId: "b", kind: "chat", cadence: "day" },
  { channelId: "form", teamId: "b", kind: "web_form", cadence: "week" },
  { channelId: "counter", teamId: "b", kind: "phone", cadence: "month" },
] as const satisfies readonly { channelId: string; teamId: string; kind: ChannelKind; cadence: Cadence }[];
export type Channel = (typeof CHANNELS)[number];

/** One contact of one person, with all that happened in it. Times in seconds, money in yen. */
export interface Contact {
  readonly channel: Channel;
  readonly day: LocalDate;
  readonly person: number;
  /** Somebody waited in a queue, and hung up or was answered. */
  readonly queue: { readonly hungUp: boolean; readonly wait: number } | null;
  readonly talk: number;
  readonly hold: number;
  readonly after: number;
  /** Until the first written reply; null where none is written. */
  readonly reply: number | null;
  readonly transferred: boolean;
  readonly escalated: boolean;
  /** null: nothing that a first contact could solve. */
  readonly solved: boolean | null;
  readonly offer: { readonly sale: number | null } | null;
  readonly asked: boolean;
  readonly csat: number | null;
  readonly nps: number | null;
  readonly ces: number | null;
}

/** A matter that stays open; `until` is the day it is closed on, which may be after all that is looked at. */
export interface Case {
  readonly channel: Channel;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly end: "resolved" | "cancelled";
  readonly reopened: boolean;
  readonly seconds: number;
}

/** One person's day of work on a channel. */
export interface Shift {
  readonly channel: Channel;
  readonly day: LocalDate;
  readonly paid: number;
  readonly idle: number;
  readonly productive: number;
  readonly scheduled: number;
  readonly absent: number;
  readonly pay: number;
  readonly other: number;
  readonly proactive: number;
  readonly points: number;
  readonly ofPoints: number;
}

/** One customer in one month. `pays`: a month, at its start and at its end (0: has left). */
export interface CustomerMonth {
  readonly month: LocalDate;
  readonly isNew: boolean;
  readonly leaves: boolean;
  readonly active: boolean;
  readonly pays: { readonly start: number; readonly end: number };
  readonly orders: readonly { readonly price: number; readonly margin: number }[];
  readonly readsHelp: boolean;
  readonly opensTicket: boolean;
  readonly helpedItself: number;
  readonly bot: readonly { readonly solved: boolean; readonly cameBack: boolean }[];
  readonly relation: number | null;
}

/** What happened, before anybody counted it. */
export interface Desk {
  readonly span: Range;
  readonly contacts: readonly Contact[];
  readonly cases: readonly Case[];
  readonly shifts: readonly Shift[];
  readonly customers: readonly CustomerMonth[];
}

/** Five months of a desk with forty customers, by a seed. */
export function deskOf(seed: number): Desk {
  const random = randomOf("desk", String(seed));
  const within = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const often = (share: number) => random() < share;
  const some = <T>(share: number, make: () => T): T | null => (often(share) ? make() : null);
  const span = { from: "2026-01-01", until: "2026-06-01" };
  const days = Array.from({ length: daysIn(span) }, (_, i) => addDays(span.from, i));
  const many = <T>(most: number, make: () => T): T[] => Array.from({ length: within(0, most) }, make);

  const contact = (channel: Channel, day: LocalDate): Contact => {
    const written = channel.kind !== "phone";
    const queue =
      channel.kind === "phone" || channel.kind === "chat" ? { hungUp: often(0.2), wait: within(1, 60) } : null;
    const lost = { talk: 0, hold: 0, after: 0, reply: null, transferred: false, escalated: false };
    const heard = () => ({
      talk: within(20, 600),
      hold: within(0, 60),
      after: within(0, 200),
      reply: written ? within(10, 9_000) : null,
      transferred: often(0.1),
      escalated: often(0.1),
      solved: some(0.8, () => often(0.7)),
      offer: some(0.3, () => ({ sale: some(0.4, () => within(100, 5_000)) })),
      asked: often(0.9),
    });
    const answered = queue?.hungUp ? { ...lost, solved: null, offer: null, asked: false } : heard();
    return { channel, day, person: within(1, 40), queue, ...answered, csat: null, nps: null, ces: null };
  };
  // The first question is about satisfaction: whoever answers at all answers that.
  const answers = (one: Contact): Contact =>
    one.asked && often(0.5)
      ? { ...one, csat: within(1, 5), nps: some(0.8, () => within(0, 10)), ces: some(0.8, () => within(1, 7)) }
      : one;

  return {
    span,
    contacts: days.flatMap((day) => CHANNELS.flatMap((channel) => many(4, () => answers(contact(channel, day))))),
    cases: days.flatMap((from) =>
      CHANNELS.flatMap((channel) =>
        many(2, () => ({
          channel,
          from,
          until: addDays(from, within(0, 40)),
          end: often(0.9) ? ("resolved" as const) : ("cancelled" as const),
          reopened: often(0.1),
          seconds: within(100, 90_000),
        })),
      ),
    ),
    shifts: days.flatMap((day) =>
      CHANNELS.flatMap((channel) =>
        many(2, () => {
          const [scheduled, ofPoints] = [within(10_000, 28_800), within(0, 100)];
          const absent = often(0.1) ? scheduled : 0;
          return {
            channel,
            day,
            scheduled,
            absent,
            paid: scheduled,
            productive: scheduled - within(0, 5_000),
            idle: within(0, 5_000),
            pay: within(5_000, 20_000),
            other: within(0, 3_000),
            proactive: within(0, 3),
            points: within(0, ofPoints),
            ofPoints,
          };
        }),
      ),
    ),
    customers: customersOf({ span, within, often, many }),
  };
}

interface Drawing {
  readonly span: Range;
  readonly within: (low: number, high: number) => number;
  readonly often: (share: number) => boolean;
  readonly many: <T>(most: number, make: () => T) => T[];
}

/** Forty customers, some of whom come late, leave early, and pay more or less as they go. */
function customersOf({ span, within, often, many }: Drawing): CustomerMonth[] {
  return Array.from({ length: 40 }, () => within(-6, 3)).flatMap((joins) => {
    const found: CustomerMonth[] = [];
    let pays = within(500, 3_000);
    for (let at = 0; at < 5; at += 1) {
      const isNew = at === joins;
      if (at < joins) continue;
      const leaves = !isNew && often(0.08);
      const end = leaves ? 0 : pays + (often(0.3) && !isNew ? within(-400, 600) : 0);
      found.push({
        month: addMonths(span.from, at),
        isNew,
        leaves,
        active: often(0.8),
        pays: { start: isNew ? 0 : pays, end },
        orders: many(3, () => ({ price: within(1_000, 9_000), margin: within(100, 900) })),
        readsHelp: often(0.5),
        opensTicket: often(0.3),
        helpedItself: within(0, 2),
        bot: many(2, () => ({ solved: often(0.6), cameBack: often(0.2) })),
        relation: often(0.3) ? within(0, 10) : null,
      });
      if (leaves) break;
      pays = end;
    }
    return found;
  });
}
