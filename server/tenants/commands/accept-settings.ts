import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { tenants } from "@/db/schema/tenant";
import { slugText } from "@/domain/bounds";
import { command } from "../../command";

/** An admin has looked at the facts sign-up filled in, and they are right: from then on the company's settings have a version of their own. */
export const acceptSettings = command({
  name: "accept-settings",
  kind: "settles",
  action: "settings.write",
  input: z.strictObject({ tenant: slugText }),
  async run({ tx, tenantId }) {
    const rows = await tx
      .update(tenants)
      .set({ version: 2 })
      .where(and(eq(tenants.id, tenantId), eq(tenants.version, 1)))
      .returning({ id: tenants.id });
    // Whoever changed them meanwhile has confirmed them too.
    return {
      result: { ok: true },
      audit:
        rows.length === 0 ? null : { subject: "settings", before: { confirmed: false }, after: { confirmed: true } },
    };
  },
});
