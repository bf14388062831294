import { type Cadence, CHANNELS, type ChannelKind } from "@/domain/measures/channel";
import type { ChannelProfile } from "../records/channel-profile";
import type { YearApart } from "../world";

const WEEK = [1.16, 1.06, 1, 0.96, 0.82, 0, 0];

type Numbers = {
  team: "support" | "success";
  kind: ChannelKind;
  name: string;
  cadence: Cadence;
  daily: number;
  growth: number;
  turn: number;
  handleSec: YearApart;
  satisfied: YearApart;
  effort?: YearApart;
  nps?: number;
  offer: ChannelProfile["offer"];
  proactive: YearApart;
};

/** A desk that works Monday to Friday. */
function channel({
  team,
  kind,
  name,
  cadence,
  daily,
  growth,
  turn,
  handleSec,
  satisfied,
  effort,
  nps,
  offer,
  proactive,
}: Numbers): ChannelProfile {
  const { live } = CHANNELS[kind];
  return {
    key: `${team}-${kind.replace("_", "-")}`,
    team,
    kind,
    name,
    cadence,
    closed: ({ weekday }) => weekday > 5,
    volume: { daily, growth, turn, turnDays: 30, weekdays: WEEK, holiday: 1 },
    work: {
      answered: [0.952, 0.966],
      inThreshold: [0.71, 0.79],
      waitSec: [31, 23],
      handleSec,
      firstReplySec: [2.9 * 3600, 1.8 * 3600],
      inSla: [0.9, 0.955],
      resolutionHours: [22, 17],
      fcr: [0.73, 0.785],
      reopened: [0.062, 0.05],
      transferred: [0.07, 0.06],
      escalated: [0.085, 0.07],
    },
    survey: {
      sent: 0.9,
      answer: [0.17, 0.19],
      satisfied,
      spread: true,
      ...(effort ? { ces: { share: 0.8, mean: effort } } : {}),
      ...(nps ? { nps: { n: nps, promoters: [0.46, 0.51], detractors: [0.2, 0.17] } } : {}),
    },
    offer,
    proactive,
    cost: { hourly: 3_400, each: 95, occupancy: live ? [0.71, 0.74] : [0.8, 0.82] },
  };
}

export const hayabusaChannels: readonly ChannelProfile[] = [
  channel({
    team: "support",
    kind: "email",
    name: "Email",
    cadence: "day",
    daily: 46,
    growth: 1.06,
    turn: -0.14,
    handleSec: [720, 690],
    satisfied: [0.885, 0.905],
    effort: [5.35, 5.7],
    nps: 18,
    offer: { offered: [0.03, 0.045], won: [0.2, 0.24], deal: 29_000 },
    proactive: [0.08, 0.16],
  }),
  channel({
    team: "support",
    kind: "chat",
    name: "Chat",
    cadence: "day",
    daily: 38,
    growth: 1.14,
    turn: -0.1,
    handleSec: [540, 505],
    satisfied: [0.9, 0.925],
    effort: [5.5, 5.85],
    nps: 16,
    offer: { offered: [0.04, 0.06], won: [0.22, 0.26], deal: 24_000 },
    proactive: [0.05, 0.09],
  }),
  channel({
    team: "support",
    kind: "web_form",
    name: "Web form",
    cadence: "week",
    daily: 11,
    growth: 1.02,
    turn: -0.05,
    handleSec: [660, 640],
    satisfied: [0.87, 0.885],
    effort: [5.2, 5.45],
    offer: { offered: [0.02, 0.02], won: [0.2, 0.2], deal: 26_000 },
    proactive: [0, 0],
  }),
  channel({
    team: "support",
    kind: "phone",
    name: "Phone",
    cadence: "month",
    daily: 4.5,
    growth: 0.94,
    turn: -0.08,
    handleSec: [610, 590],
    satisfied: [0.89, 0.9],
    offer: { offered: [0.03, 0.03], won: [0.25, 0.25], deal: 31_000 },
    proactive: [0, 0],
  }),
  channel({
    team: "success",
    kind: "email",
    name: "Account email",
    cadence: "day",
    daily: 19,
    growth: 1.1,
    turn: 0.03,
    handleSec: [780, 770],
    satisfied: [0.915, 0.93],
    effort: [5.7, 5.95],
    offer: { offered: [0.14, 0.19], won: [0.27, 0.31], deal: 64_000 },
    proactive: [0.45, 0.8],
  }),
  channel({
    team: "success",
    kind: "chat",
    name: "Account chat",
    cadence: "day",
    daily: 9,
    growth: 1.2,
    turn: 0,
    handleSec: [520, 500],
    satisfied: [0.92, 0.935],
    effort: [5.8, 6],
    offer: { offered: [0.12, 0.15], won: [0.25, 0.28], deal: 52_000 },
    proactive: [0.2, 0.35],
  }),
];
