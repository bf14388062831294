import type { MeasureId } from "@/domain/measures/measure";
import type { MadeRecord } from "./period";
import { randomOf } from "../random";
import type { World } from "../world";

/** One slip in so many days, at a place of its own. */
const EVERY = 40;
/** What somebody in a hurry writes down. */
const IN_A_HURRY: readonly MeasureId[] = ["offered", "received", "answered", "handled"];

/** The record as its people left it: whole, in part, or not at all. The same for the same company, channel and date. */
export function keptOf(world: World, record: MadeRecord): MadeRecord[] {
  const day = Math.floor(Date.parse(record.start) / 86_400_000);
  const random = randomOf(world.key, "forgotten", record.profile.key, Math.floor(day / EVERY));
  const first = Math.floor(random() * (EVERY - 3));
  const days = 1 + Math.floor(random() * 3);
  const inPart = Math.floor(random() * EVERY);
  const place = day % EVERY;
  if (place >= first && place < first + days) return [];
  if (place !== inPart) return [record];
  return [
    {
      ...record,
      values: Object.fromEntries(Object.entries(record.values).filter(([id]) => IN_A_HURRY.includes(id as MeasureId))),
    },
  ];
}
