import { z } from "zod";
import { list, slugText } from "@/domain/bounds";
import { KPI_IDS } from "@/domain/kpi/kpi";
import { changedSince } from "../../premise";
import { lockTenant, setTenant } from "../set-settings";
import { command } from "../../command";

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
    await setTenant(work, version, { hiddenKpis: after });
    return {
      result: { version: version + 1 },
      audit: { subject: "settings", before: { hiddenKpis: row.hiddenKpis }, after: { hiddenKpis: after } },
    };
  },
});
