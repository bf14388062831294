import { z } from "zod";
import { moneyRecorded } from "@/db/queries/tenants/settings";
import { slugText } from "@/domain/bounds";
import { type Settings, settingsSchema } from "@/domain/tenants/settings";
import { Fault } from "../../fault";
import { changedSince } from "../../premise";
import { lockTenant, setTenant } from "../set-settings";
import { command } from "../../command";

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
    await setTenant(work, version, given);
    const pick = (from: Record<string, unknown>) => Object.fromEntries(changed.map((key) => [key, from[key]]));
    return { result: { version: version + 1 }, audit: { subject: "settings", before: pick(row), after: pick(given) } };
  },
});
