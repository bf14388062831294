import { hash } from "@node-rs/argon2";
import { sql } from "drizzle-orm";
import { addDays, type LocalDate } from "@/domain/time/period";
import { asTenantId } from "@/domain/tenants/tenant";
import { createDatabase, type Database } from "../connection/client";
import type { Company } from "./company";
import { insertDeeds } from "./deeds";
import { insertExpected } from "./people";
import { insertCompany, insertHistory, seededOf, type Seeded } from "./fill";
import { hayabusa } from "./hayabusa/hayabusa";
import { uuidOf } from "./identity";
import { midori } from "./midori/midori";
import { turnAfter, turningPoint } from "./world";
import { inNewTenant } from "./write";

export interface SeedOptions {
  appUrl: string;
  /** The local date in Japan. */
  today: LocalDate;
  /** Told before a company is written for; not when there is nothing to do. */
  onWork?: (slug: string) => void;
}
/** "taken": the slug or an address belongs to somebody real; nothing was written. */
export interface SeedResult {
  slug: string;
  state: "made" | "extended" | "current" | "taken";
  records: number;
}

const COMPANIES = [
  { key: "midori", slug: "midori", make: midori },
  { key: "hayabusa", slug: "hayabusa", make: hayabusa },
] as const;
type Entry = (typeof COMPANIES)[number];

// argon2id at the cost of server/auth/password.ts, so that signing in checks it alike.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Makes the two fictional companies where they are missing and records the days up to yesterday where they are there.
 * Writes as the app's role through row-level security; one look-up a company when there is nothing to do.
 */
export async function seedDemo({ appUrl, today, onWork }: SeedOptions): Promise<SeedResult[]> {
  const db = createDatabase({ url: appUrl, max: 1, applicationName: "tenkan seed" });
  try {
    const results: SeedResult[] = [];
    for (const entry of COMPANIES) results.push(await seedOne(db, entry, today, onWork));
    return results;
  } finally {
    await db.end();
  }
}

/** Who can sign in to the demo companies (all, unless told): slug, role, address and password, a line each. */
export function demoSignIns(slugs: readonly string[] = COMPANIES.map(({ slug }) => slug)): string[] {
  return COMPANIES.filter(({ slug }) => slugs.includes(slug)).flatMap(({ slug, make }) => {
    // Who works there does not depend on when the story turned.
    const { people, password } = make(turningPoint("2026-01-01"));
    const seen = new Set<string>();
    const oneOfEach = people.filter(({ role }) => !seen.has(role) && seen.add(role));
    return oneOfEach.map(
      ({ email, role }) => `/${slug.padEnd(9)}  ${role.padEnd(9)}  ${email.padEnd(26)}  ${password}`,
    );
  });
}

async function seedOne(
  db: Database,
  entry: Entry,
  today: LocalDate,
  onWork?: SeedOptions["onWork"],
): Promise<SeedResult> {
  const { slug } = entry;
  const tenantId = asTenantId(uuidOf("tenant", entry.key));
  const yesterday = addDays(today, -1);
  const found = await inNewTenant(db, tenantId, (tx) => seededOf(tx, entry));
  const idle = stateOf(found, tenantId, yesterday);
  if (idle) return { slug, state: idle, records: 0 };
  onWork?.(slug);
  const company = entry.make(found.first ? turnAfter(found.first) : turningPoint(today));
  const passwordHash = found.owner ? null : await hash(company.password, COST);
  return inNewTenant(db, tenantId, async (tx) => {
    // Of two starts at once the second one waits, and finds the work done.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`seed:${slug}`}, 0))`);
    const now = await seededOf(tx, entry);
    const done = stateOf(now, tenantId, yesterday);
    if (done) return { slug, state: done, records: 0 };
    return write({ tx, company, passwordHash, now, today });
  });
}

function stateOf({ owner, last, peopled }: Seeded, tenantId: string, yesterday: LocalDate): "current" | "taken" | null {
  if (owner !== null && owner !== tenantId) return "taken";
  return last !== null && last >= yesterday && peopled ? "current" : null;
}

type Work = {
  tx: Parameters<typeof insertHistory>[0];
  company: Company;
  passwordHash: string | null;
  now: Seeded;
  today: LocalDate;
};

async function write({ tx, company, passwordHash, now, today }: Work): Promise<SeedResult> {
  const { slug } = company.tenant;
  const fresh = now.owner === null && passwordHash !== null;
  if (fresh && !(await insertCompany(tx, company, passwordHash))) return { slug, state: "taken", records: 0 };
  const from = now.last ?? company.world.monthlyFrom;
  const records = await insertHistory(tx, company, { from, until: today });
  await insertExpected(tx, company, today);
  await insertDeeds(tx, company, { from: now.peopled ? from : company.world.monthlyFrom, until: today });
  const state = records > 0 || !now.peopled ? "extended" : "current";
  return { slug, state: fresh ? "made" : state, records };
}
