import { eq } from "drizzle-orm";
import { z } from "zod";
import { moneyRecorded } from "@/db/queries/settings";
import { tenants } from "@/db/schema/tenant";
import { list, slugText } from "@/domain/bounds";
import { KPI_IDS } from "@/domain/kpi";
import { type Settings, settingsSchema } from "@/domain/settings";
import { Fault } from "../fault";
import { command, type Work } from "./command";

const KEYS = Object.keys(settingsSchema.shape) as (keyof Settings)[];

/** Changes what the company's figures depend on; `version` is the state the admin saw. */
export const saveSettings = command({
  name: "save-settings",
  action: "settings.write",
  input: z.strictObject({ tenant: slugText, version: z.number().int(), ...settingsSchema.shape }),
  async run(work, { tenant: _, version, ...given }) {
    const row = await lockTenant(work, version);
    const changed = KEYS.filter((key) => JSON.stringify(row[key]) !== JSON.stringify(given[key]));
    if (changed.length === 0) return { result: { version }, audit: null };
    // Amounts are stored without their currency: another one would turn 1,000 yen into 10 dollars.
    if (changed.includes("currency") && (await moneyRecorded(work))) throw new Fault("CONFLICT", "currency_in_use", { currency: row.currency });
    await work.tx.update(tenants).set({ ...given, version: version + 1 }).where(eq(tenants.id, work.tenantId));
    const pick = (from: Record<string, unknown>) => Object.fromEntries(changed.map((key) => [key, from[key]]));
    return { result: { version: version + 1 }, audit: { subject: "settings", before: pick(row), after: pick(given) } };
  },
});

/** Chooses which KPIs the company does not want to see. They stay recorded and reckoned. */
export const saveShownKpis = command({
  name: "save-shown-kpis",
  action: "settings.write",
  input: z.strictObject({ tenant: slugText, version: z.number().int(), hidden: list(z.enum(KPI_IDS as [string, ...string[]]), KPI_IDS.length) }),
  async run(work, { version, hidden }) {
    const row = await lockTenant(work, version);
    const after = KPI_IDS.filter((id) => hidden.includes(id));
    if (JSON.stringify(row.hiddenKpis) === JSON.stringify(after)) return { result: { version }, audit: null };
    await work.tx.update(tenants).set({ hiddenKpis: after, version: version + 1 }).where(eq(tenants.id, work.tenantId));
    return { result: { version: version + 1 }, audit: { subject: "settings", before: { hiddenKpis: row.hiddenKpis }, after: { hiddenKpis: after } } };
  },
});

async function lockTenant({ tx, tenantId }: Work, version: number) {
  const [row] = await tx.select().from(tenants).where(eq(tenants.id, tenantId)).for("update");
  if (!row || row.version !== version) throw new Fault("CONFLICT", "changed_meanwhile");
  return row;
}
