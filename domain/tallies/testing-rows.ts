import type { ChannelKind } from "@/domain/measures/channel";
import type { Row } from "@/domain/measures/measure";
import type { CubeRow } from "@/domain/tallies/cube";
import { addDays, addMonths, type LocalDate } from "@/domain/time/period";

/** Three channels of two teams. */
export const PLACES = [
  { channelId: "phone", teamId: "a", kind: "phone" },
  { channelId: "mail", teamId: "a", kind: "email" },
  { channelId: "other", teamId: "b", kind: "phone" },
] as const;
type ChannelId = (typeof PLACES)[number]["channelId"];

/** Records as rows of one each: the engine may not care how far they were added up before. */
export function record(
  channelId: ChannelId,
  start: LocalDate,
  values: Row,
  cadence: CubeRow["cadence"] = "day",
): CubeRow {
  const place = PLACES.find((one) => one.channelId === channelId) ?? PLACES[0];
  const end = { day: addDays(start, 1), week: addDays(start, 7), month: addMonths(start, 1) };
  return {
    month: `${start.slice(0, 7)}-01`,
    teamId: place.teamId,
    channelId,
    kind: place.kind satisfies ChannelKind,
    cadence,
    slThresholdSec: null,
    cesScale: null,
    days: 1 << (Number(start.slice(8)) - 1),
    until: end[cadence],
    estimates: [],
    values,
  };
}
export const daily = (channelId: ChannelId, from: LocalDate, days: number, of: (day: number) => Row) =>
  Array.from({ length: days }, (_, i) => record(channelId, addDays(from, i), of(i)));
