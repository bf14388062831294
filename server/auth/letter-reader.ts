import { eq } from "drizzle-orm";
import { tenantIdsOf } from "@/db/queries/members/memberships";
import { tenants } from "@/db/schema/tenant";
import { users } from "@/db/schema/user";
import { inIdentity, inTenant } from "@/db/connection/scope";
import { asTenantId, asUserId } from "@/domain/tenants/tenant";
import { env } from "@/env";
import { database } from "../database";
import type { Locale } from "../locale";

/** Whom a letter about the account goes to: their language, and the first of their companies with its zone. */
export interface LetterReader {
  email: string;
  locale: Locale;
  slug: string | null;
  zone: string;
}

/** A person as a reader of letters; null when they are gone. */
export async function letterReader(userId: string): Promise<LetterReader | null> {
  const [person] = await inIdentity(
    database(),
    (tx) => tx.select({ email: users.email, locale: users.locale }).from(users).where(eq(users.id, userId)),
    { readOnly: true },
  );
  if (!person) return null;
  const [first] = await tenantIdsOf(database(), asUserId(userId));
  const [tenant] =
    first === undefined
      ? []
      : await inTenant(
          database(),
          asTenantId(first),
          ({ tx }) => tx.select({ slug: tenants.slug, zone: tenants.zone }).from(tenants).where(eq(tenants.id, first)),
          { readOnly: true },
        );
  return {
    email: person.email,
    locale: localeOf(person.locale),
    slug: tenant?.slug ?? null,
    zone: tenant?.zone ?? "UTC",
  };
}

export const localeOf = (stored: string): Locale => (stored === "en" ? "en" : "ja");

/** An instant in a zone that is named, as letters write it. */
export const momentText = (at: Date, { locale, zone }: Pick<LetterReader, "locale" | "zone">): string =>
  new Intl.DateTimeFormat(locale === "ja" ? "ja-JP" : "en-GB", {
    timeZone: zone,
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "long",
  }).format(at);

/** A page of this installation, as letters link to it. */
export const pageUrl = (path: string): string => new URL(path, env().AUTH_URL).href;
