import type { ChannelKind } from "@/domain/measures/channel";
import { MEASURES, RECORD_MEASURES, type Measure, type MeasureId } from "@/domain/measures/registry";

// The door to everything about measures: others import from here.
export * from "@/domain/measures/check";
export * from "@/domain/measures/derived";
export * from "@/domain/measures/registry";

/** Measures a channel of this kind is asked for, in the order of the form. A channel asks only for what it has. */
export function measuresOf(kind: ChannelKind): Measure[] {
  return RECORD_MEASURES.filter((measure) => measure.channels.includes(kind));
}

/** Short default columns of the daily grid; a slot takes the first of its measures that the channel has. */
export const BASIC_SLOTS: readonly (readonly MeasureId[])[] = [
  ["offered", "received"],
  ["answered", "handled"],
  ["abandoned"],
  ["answered_in_threshold"],
  ["handle_sec"],
  ["resolved_first_contact"],
  ["csat_responses"],
  ["csat_satisfied"],
];

/** The short default set of the daily grid, in column order, without what the channel does not have. */
export function basicMeasuresOf(kind: ChannelKind): Measure[] {
  return BASIC_SLOTS.flatMap((slot) => {
    const id = slot.find((candidate) => MEASURES[candidate].channels.includes(kind));
    return id ? [MEASURES[id]] : [];
  });
}
