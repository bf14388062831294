import { CHANNEL_KINDS, isChannelKind, type ChannelKind } from "@/domain/measures/channel";
import type { LocalDate } from "@/domain/time/period";
import type { TallyQuery } from "@/domain/tallies/query";
import type { TallyTable } from "@/domain/tallies/table";

/** What a question about contacts by kind of channel asks besides when and of whom. */
export const BY_KIND = { kpis: ["contacts"], groupBy: "kind" } as const satisfies Partial<TallyQuery>;

/** Contacts of one kind of channel in one period. */
export type KindContacts = { readonly month: LocalDate; readonly kind: ChannelKind; readonly contacts: number };

/** A table of contacts by kind, as a list; a kind nobody recorded contacts for is absent, which is not zero. */
export const contactsIn = ({ cells }: TallyTable): KindContacts[] =>
  cells.flatMap(({ bucket, group, tallies: { contacts } }) =>
    isChannelKind(group) && contacts?.sums.contacts !== undefined
      ? [{ month: bucket.start, kind: group, contacts: contacts.sums.contacts }]
      : [],
  );

/** Contacts of one period; a kind nobody recorded contacts for is absent. */
export type ContactsByKind = Partial<Record<ChannelKind, number>>;

/**
 * What is missing of each period, in their order: kinds that were recorded in an earlier one, still are asked for, and have
 * no contacts here. A kind that came later is no gap of the time before it.
 */
export function missingKinds(
  periods: readonly ContactsByKind[],
  living: readonly ChannelKind[],
): readonly (readonly ChannelKind[])[] {
  return periods.map((period, i) =>
    CHANNEL_KINDS.filter(
      (kind) =>
        living.includes(kind) &&
        period[kind] === undefined &&
        periods.slice(0, i).some((earlier) => earlier[kind] !== undefined),
    ),
  );
}

/** Of a table with one period: contacts by kind. */
export const contactsByKind = (table: TallyTable): ContactsByKind =>
  Object.fromEntries(contactsIn(table).map(({ kind, contacts }) => [kind, contacts]));
