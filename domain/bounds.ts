import { z } from "zod";
import { isLocalDate } from "@/domain/time/period";
import { hasLink } from "@/domain/mail/plain-name";

/*
 * The one place where a schema of a text or a list is made (lint: house/bounded-schemas). Its length is looked at first and
 * ends the matter: what is longer meets no rule, no regular expression and no schema of elements.
 */

/** Text of at most `most` characters (UTF-16 units), as it came. */
export const text = (most: number, least = 0) => z.string().max(most, { abort: true }).min(least, { abort: true });

/** The same without the spaces around it. */
export const trimmed = (most: number, least = 0) =>
  z.string().trim().max(most, { abort: true }).min(least, { abort: true });

/** One line as people write it: no control characters, no half of a character. */
export const line = (most: number, least = 0) =>
  trimmed(most, least).refine((value) => !/[\p{Cc}\p{Cs}]/u.test(value), "control");

/** A name that letters carry (of a person, a company, a team): no address and no link, which would reach strangers under ours. */
export const letterName = (most: number) =>
  line(most, 1).refine((value) => !hasLink(value), { error: "name_is_link", params: { fault: "name_is_link" } });

/** A calendar day, YYYY-MM-DD. */
export const localDate = text(10).refine(isLocalDate);

/** An address as it is kept: trimmed, lower case. */
export const address = z.string().trim().toLowerCase().max(254, { abort: true }).pipe(z.email());

/** One of a registry's names. */
export const registryKey = <T extends string>(is: (value: unknown) => value is T) =>
  z.custom<T>((value) => typeof value === "string" && value.length <= 100 && is(value));

/** What only code of ours makes: a value of this class, whose maker has bounded it. */
export const instance = <T>(by: abstract new (...given: never[]) => T) => z.custom<T>((value) => value instanceof by);

/** A key that is looked up: what is too long to be one is none, and leads nowhere like any other that is unknown. */
const key = (most: number) => z.string().transform((value) => (value.length > most ? "" : value));
/** Names a company in an address of ours. */
export const slugText = key(60);
/** The secret of a link. */
export const secretText = key(100);

/** From `least` to `most` elements: counted before the first of them is looked at. */
export const list = <S extends z.ZodType>(element: S, most: number, least = 0) =>
  z
    .custom<z.input<S>[]>((value) => Array.isArray(value) && value.length >= least && value.length <= most)
    .pipe(z.array(element));
