import { type Cadence, type ChannelKind, CHANNELS } from "@/domain/measures/channel";
import type { ImportMeasure } from "@/domain/imports/mapping";
import type { RecordMeasureId } from "@/domain/measures/measure";

/** A channel a file may be written to. */
export type ImportTarget = {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly cadence: Cadence;
  readonly teamId: string;
  readonly teamName: string;
};

/** What a column's measure is called on this kind of channel: "contacts" is offered where people queue, else received. */
export function measureOn(measure: ImportMeasure, kind: ChannelKind): RecordMeasureId {
  if (measure !== "contacts") return measure;
  return CHANNELS[kind].live ? "offered" : "received";
}
