import { CHANNEL_KINDS } from "@/domain/measures/channel";
import { RECORD_MEASURES, type Row } from "@/domain/measures/measure";
import { addDays, bucketOf, DEFAULT_CALENDAR, type Range } from "@/domain/time/period";
import { randomOf } from "../seed/random";
import type { NewRecord } from "../seed/write";
import type { TestTeam, TestTenant } from "./tenant";

/** For tests of the tallies: teams with every kind of channel, a second phone, and cadences of all three lengths. */
export const MANY_CHANNELS: [TestTeam, ...TestTeam[]] = [
  { name: "All kinds", channels: CHANNEL_KINDS.map((kind) => ({ kind })) },
  {
    name: "Slow",
    channels: [
      { kind: "phone", cadence: "day" },
      { kind: "chat", cadence: "week" },
      { kind: "email", cadence: "month" },
    ],
  },
];

const pick = <T>(random: () => number, options: readonly T[]): T => options[Math.floor(random() * options.length)] as T;

/** Records of every channel over the range with gaps, blank cells, zeros, and two thresholds and scales. Not plausible on purpose. */
export function randomRecords(tenant: TestTenant, range: Range, seed: string): NewRecord[] {
  return tenant.channels.flatMap((channel) => {
    const random = randomOf(seed, channel.kind, channel.position, channel.cadence);
    const made: NewRecord[] = [];
    for (let { from, until } = bucketOf(range.from, channel.cadence, DEFAULT_CALENDAR); from < range.until;) {
      if (random() < 0.9) {
        made.push({
          teamId: channel.teamId,
          channelId: channel.id,
          start: from,
          until,
          cadence: channel.cadence,
          slThresholdSec: pick(random, [20, 20, 20, 30, null]),
          cesScale: pick(random, ["1-7", "1-7", "1-5", null] as const),
          ...randomRow(random),
          source: "demo",
          updatedBy: tenant.admin.userId,
          updatedAt: new Date(`${addDays(until, 0)}T00:00:00Z`),
        });
      }
      ({ from, until } = bucketOf(until, channel.cadence, DEFAULT_CALENDAR));
    }
    return made;
  });
}

function randomRow(random: () => number): Row {
  const blank = pick(random, [0, 0.05, 0.3, 0.8]);
  return Object.fromEntries(
    RECORD_MEASURES.map(({ id }) => [
      id,
      random() < blank ? null : Math.floor(random() * pick(random, [1, 50, 50, 1e9])),
    ]),
  );
}
