import { CHANNEL_KINDS, type ChannelKind } from "@/domain/measures/channel";

export type MixContacts = Partial<Record<ChannelKind, number>>;
export interface MixPart {
  kind: ChannelKind;
  contacts: number;
  share: number;
  /** Left edge, in percent. */
  from: number;
}

/** Shares of a bar in the fixed order of channels; kinds nobody recorded, and zeros, take no room. Empty without contacts. */
export function mixOf(contacts: MixContacts): MixPart[] {
  const total = Object.values(contacts).reduce((sum, count) => sum + count, 0);
  if (total <= 0) return [];
  let from = 0;
  return CHANNEL_KINDS.flatMap((kind) => {
    const count = contacts[kind] ?? 0;
    if (count <= 0) return [];
    const part = { kind, contacts: count, share: count / total, from };
    from += part.share * 100;
    return [part];
  });
}
