import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { moneyRecorded } from "@/db/queries/tenants/settings";
import { tenants } from "@/db/schema/tenant";
import { list, slugText } from "@/domain/bounds";
import { KPI_IDS } from "@/domain/kpi/kpi";
import { type Settings, settingsSchema } from "@/domain/tenants/settings";
import { Fault, notFound } from "../../fault";
import { assertWritten, changedSince } from "../../premise";
import { command, type Work } from "../../command";

const KEYS = Object.keys(settingsSchema.shape) as (keyof Settings)[];

/** Changes what the company's figures depend on; `version` is the state the admin saw. */
export const saveSettings = command({
  name: "save-settings",
  kind: "replaces",
  action: "settings.write",
  input: z.strictObject({ tenant: slugText, version: z.number().int(), ...settingsSchema.shape }),
  async run(work, { tenant: _, version, ...given }) {
    const row = await lockTenant(work);
    const changed = KEYS.filter((key) => JSON.stringify(row[key]) !== JSON.stringify(given[key]));
    if (changed.length === 0) return { result: { version: row.version }, audit: null };
    if (row.version !== version) throw changedSince(Object.fromEntries(KEYS.map((key) => [key, row[key]])));
    // Amounts are stored without their currency: another one would turn 1,000 yen into 10 dollars.
    if (changed.includes("currency") && (await moneyRecorded(work)))
      throw new Fault("CONFLICT", "currency_in_use", { currency: row.currency });
    await write(work, version, given);
    const pick = (from: Record<string, unknown>) => Object.fromEntries(changed.map((key) => [key, from[key]]));
    return { result: { version: version + 1 }, audit: { subject: "settings", before: pick(row), after: pick(given) } };
  },
});

/** Chooses which KPIs the company does not want to see. They stay recorded and reckoned. */
export const saveShownKpis = command({
  name: "save-shown-kpis",
  kind: "replaces",
  action: "settings.write",
  input: z.strictObject({
    tenant: slugText,
    version: z.number().int(),
    hidden: list(z.enum(KPI_IDS as [string, ...string[]]), KPI_IDS.length),
  }),
  async run(work, { version, hidden }) {
    const row = await lockTenant(work);
    const after = KPI_IDS.filter((id) => hidden.includes(id));
    if (JSON.stringify(row.hiddenKpis) === JSON.stringify(after))
      return { result: { version: row.version }, audit: null };
    if (row.version !== version) throw changedSince({ hiddenKpis: row.hiddenKpis });
    await write(work, version, { hiddenKpis: after });
    return {
      result: { version: version + 1 },
      audit: { subject: "settings", before: { hiddenKpis: row.hiddenKpis }, after: { hiddenKpis: after } },
    };
  },
});

async function lockTenant({ tx, tenantId }: Work) {
  const [row] = await tx.select().from(tenants).where(eq(tenants.id, tenantId)).for("no key update");
  if (!row) throw notFound();
  return row;
}

const write = ({ tx, tenantId }: Work, version: number, facts: Partial<typeof tenants.$inferInsert>): Promise<void> =>
  assertWritten(
    tx
      .update(tenants)
      .set({ ...facts, version: version + 1 })
      .where(and(eq(tenants.id, tenantId), eq(tenants.version, version)))
      .returning({ id: tenants.id }),
  );
