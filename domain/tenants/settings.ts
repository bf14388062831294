import { z } from "zod";
import { letterName, line, list, localDate, text } from "@/domain/bounds";
import { CADENCES, CHANNEL_KINDS } from "@/domain/measures/channel";
import { CURRENCIES } from "@/domain/format/currency";
import { LOCALES } from "@/domain/format/number";
import { isZone } from "@/domain/time/period";

/** A name as people write it: one line, no control characters, no half of a character. */
export const nameSchema = line(60, 1);

/** What a company's figures depend on. `workdays` are ISO weekdays, 1 Monday … 7 Sunday. */
export const settingsSchema = z.strictObject({
  name: letterName(60),
  locale: z.enum(LOCALES),
  zone: text(60).refine(isZone),
  fiscalStartMonth: z.number().int().min(1).max(12),
  weekStart: z.enum(["monday", "sunday"]),
  currency: z.enum(CURRENCIES),
  workdays: list(z.number().int().min(1).max(7), 7, 1).refine((days) => new Set(days).size === days.length),
  holidays: z.enum(["japan", "none"]),
});
export type Settings = z.output<typeof settingsSchema>;

export const SPECIAL_DAY_KINDS = ["closed", "open"] as const;
/** How many days may be declared in one go. */
export const LONGEST_CLOSURE = 92;

/** Days [from, last], the last included, on which the company closes, or works although it usually does not. */
export const specialDaysSchema = z.strictObject({
  from: localDate,
  last: localDate,
  kind: z.enum(SPECIAL_DAY_KINDS),
  name: nameSchema,
});

/** Days as they are declared, in the order of their dates. */
export const declaredDaysSchema = list(
  z.strictObject({ day: localDate, kind: z.enum(SPECIAL_DAY_KINDS), name: nameSchema }),
  LONGEST_CLOSURE,
);
export type DeclaredDay = z.output<typeof declaredDaysSchema>[number];

/** Those of them in [from, last], the last included: what a change of these days replaces. */
export const declaredIn = (days: readonly DeclaredDay[], from: string, last: string): DeclaredDay[] =>
  days.filter(({ day }) => day >= from && day <= last).map(({ day, kind, name }) => ({ day, kind, name }));

export const sameDays = (a: readonly DeclaredDay[], b: readonly DeclaredDay[]): boolean =>
  a.length === b.length &&
  a.every(({ day, kind, name }, at) => b[at]?.day === day && b[at]?.kind === kind && b[at]?.name === name);

export const teamSchema = z.strictObject({ name: letterName(60), archived: z.boolean() });
/** As it stands: a name of before letters were held to carry no links can be changed. */
export const teamSeenSchema = z.strictObject({ name: nameSchema, archived: z.boolean() });
export type TeamFacts = z.output<typeof teamSchema>;

export const channelSchema = z.strictObject({
  teamId: z.uuid(),
  kind: z.enum(CHANNEL_KINDS),
  name: nameSchema,
  cadence: z.enum(CADENCES),
  startsOn: localDate,
  archived: z.boolean(),
});
export type ChannelFacts = z.output<typeof channelSchema>;
