import { isBusinessDay, JAPANESE_OFFICE } from "@/domain/time/work-calendar";
import { CHANNELS, type ChannelKind } from "@/domain/measures/channel";
import type { ChannelProfile } from "../records/channel-profile";
import type { Day, YearApart } from "../world";

/** The whole company rests on the first three days of the year; the desk for companies also when offices do. */
const newYear = ({ date }: Day) => date.slice(5) >= "01-01" && date.slice(5) <= "01-03";
const office = (day: Day) => newYear(day) || day.date.slice(5) >= "12-29" || !isBusinessDay(day.date, JAPANESE_OFFICE);

const PHONE_WEEK = [1.28, 1.08, 1, 0.98, 1.02, 0.88, 0.76];
const WRITTEN_WEEK = [1.16, 1.05, 1, 1, 1, 0.9, 0.89];
const OFFICE_WEEK = [1.2, 1, 0.96, 0.92, 0.92, 0, 0];

type Volume = ChannelProfile["volume"];
type Numbers = {
  team: "customer" | "subscription" | "business";
  kind: ChannelKind;
  name: string;
  volume: Pick<Volume, "daily" | "growth" | "turn"> & Partial<Volume>;
  work: Partial<ChannelProfile["work"]> & { handleSec: YearApart };
  survey: ChannelProfile["survey"];
  offer?: ChannelProfile["offer"];
  proactive?: YearApart;
};

/** What the company's channels have in common, filled in. */
function channel({
  team,
  kind,
  name,
  volume,
  work,
  survey,
  offer,
  proactive = [0.01, 0.015],
}: Numbers): ChannelProfile {
  const { live } = CHANNELS[kind];
  const homeWeek = kind === "phone" ? PHONE_WEEK : WRITTEN_WEEK;
  return {
    key: `${team}-${kind.replace("_", "-")}`,
    team,
    kind,
    name,
    cadence: "day",
    closed: team === "business" ? office : newYear,
    volume: {
      turnDays: 25,
      holiday: 0.86,
      weekdays: team === "business" ? OFFICE_WEEK : homeWeek,
      ...volume,
    },
    work: {
      answered: [0.901, 0.931],
      inThreshold: [0.755, 0.83],
      waitSec: [34, 24],
      firstReplySec: [4.6 * 3600, 3.2 * 3600],
      inSla: [0.83, 0.91],
      resolutionHours: [31, 25],
      fcr: [0.738, 0.772],
      reopened: [0.098, 0.098],
      transferred: [0.058, 0.049],
      escalated: [0.041, 0.034],
      ...work,
    },
    survey,
    proactive,
    offer: offer ?? { offered: [0.004, 0.006], won: [0.2, 0.2], deal: 3_900 },
    cost: { hourly: 2_350, each: kind === "phone" ? 74 : 38, occupancy: live ? [0.74, 0.77] : [0.82, 0.83] },
  };
}

const nps = (n: number) => ({ n, promoters: [0.3, 0.365] as YearApart, detractors: [0.27, 0.245] as YearApart });

export const midoriChannels: readonly ChannelProfile[] = [
  channel({
    team: "customer",
    kind: "phone",
    name: "電話",
    volume: { daily: 160, growth: 0.975, turn: -0.235 },
    work: { handleSec: [372, 350] },
    survey: { sent: 0.5, answer: [0.172, 0.18], satisfied: [0.79, 0.828], nps: nps(16) },
    offer: { offered: [0.019, 0.026], won: [0.37, 0.315], deal: 4_600 },
  }),
  channel({
    team: "customer",
    kind: "email",
    name: "メール",
    volume: { daily: 58, growth: 1.05, turn: 0.02 },
    work: { handleSec: [418, 402] },
    survey: { sent: 1, answer: [0.041, 0.042], satisfied: [0.765, 0.795] },
    proactive: [0.02, 0.09],
  }),
  channel({
    team: "customer",
    kind: "web_form",
    name: "フォーム",
    volume: { daily: 30, growth: 1.05, turn: 0.12 },
    work: { handleSec: [400, 386], firstReplySec: [3.9 * 3600, 2.6 * 3600] },
    survey: { sent: 1, answer: [0.115, 0.12], satisfied: [0.785, 0.832] },
  }),
  channel({
    team: "customer",
    kind: "chat",
    name: "チャット",
    volume: { daily: 18, growth: 1.35, turn: 0.24, holiday: 0.95 },
    work: {
      handleSec: [456, 424],
      answered: [0.93, 0.952],
      waitSec: [48, 33],
      inThreshold: [0.52, 0.6],
      fcr: [0.75, 0.79],
    },
    survey: { sent: 0.85, answer: [0.135, 0.142], satisfied: [0.815, 0.862], nps: nps(8) },
    offer: { offered: [0.036, 0.041], won: [0.36, 0.31], deal: 4_200 },
  }),
  channel({
    team: "customer",
    kind: "business_chat",
    name: "ビジネスチャット",
    volume: { daily: 3.1, growth: 1.15, turn: 0.08 },
    work: { handleSec: [410, 396], answered: [0.935, 0.95], waitSec: [66, 52], inThreshold: [0.34, 0.4] },
    survey: { sent: 0.6, answer: [0.1, 0.1], satisfied: [0.8, 0.82] },
  }),
  channel({
    team: "customer",
    kind: "social",
    name: "SNS",
    volume: { daily: 6.8, growth: 1.06, turn: 0 },
    work: { handleSec: [352, 344], firstReplySec: [4100, 2900], resolutionHours: [10, 8] },
    survey: { sent: 0.3, answer: [0.07, 0.07], satisfied: [0.74, 0.76] },
  }),
  channel({
    team: "subscription",
    kind: "phone",
    name: "定期便電話",
    volume: { daily: 52, growth: 0.98, turn: -0.02 },
    work: { handleSec: [405, 392], split: true, answered: [0.915, 0.93], fcr: [0.71, 0.725] },
    survey: { sent: 0.4, answer: [0.16, 0.165], satisfied: [0.775, 0.79], spread: true, nps: nps(14) },
    offer: { offered: [0.06, 0.085], won: [0.24, 0.265], deal: 3_200 },
  }),
  channel({
    team: "subscription",
    kind: "email",
    name: "定期便メール",
    volume: { daily: 32, growth: 1.04, turn: 0 },
    work: { handleSec: [430, 418] },
    survey: { sent: 1, answer: [0.06, 0.06], satisfied: [0.77, 0.785], spread: true },
    proactive: [0.03, 0.24],
  }),
  channel({
    team: "subscription",
    kind: "chat",
    name: "定期便チャット",
    volume: { daily: 9, growth: 1.3, turn: 0.05, holiday: 0.95 },
    work: { handleSec: [470, 446], answered: [0.925, 0.945], waitSec: [50, 36], inThreshold: [0.5, 0.57] },
    survey: { sent: 0.8, answer: [0.13, 0.13], satisfied: [0.8, 0.82], spread: true },
  }),
  channel({
    team: "business",
    kind: "phone",
    name: "法人電話",
    volume: { daily: 12, growth: 0.96, turn: 0 },
    work: { handleSec: [520, 505], answered: [0.955, 0.965], waitSec: [16, 13] },
    survey: { sent: 0.3, answer: [0.2, 0.2], satisfied: [0.83, 0.85] },
    offer: { offered: [0.11, 0.14], won: [0.22, 0.27], deal: 48_000 },
  }),
  channel({
    team: "business",
    kind: "email",
    name: "法人メール",
    volume: { daily: 24, growth: 1.06, turn: 0 },
    work: { handleSec: [640, 618], firstReplySec: [3 * 3600, 2.2 * 3600] },
    survey: { sent: 0.5, answer: [0.12, 0.12], satisfied: [0.82, 0.84] },
    offer: { offered: [0.05, 0.07], won: [0.2, 0.24], deal: 52_000 },
  }),
];
