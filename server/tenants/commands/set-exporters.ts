import { eq } from "drizzle-orm";
import { z } from "zod";
import { tenants } from "@/db/schema/tenant";
import { list, slugText } from "@/domain/bounds";
import { EXPORTER_ROLES, ROLES } from "@/domain/members/role";
import { changedSince } from "../../premise";
import { command } from "../../command";

const roles = list(z.enum(ROLES), ROLES.length).refine((given) => given.every((role) => EXPORTER_ROLES.includes(role)));

/** Chooses the roles that may take figures out as files, beside admins; `replaces` is what the admin saw. Felt on the next request. */
export const setExporters = command({
  name: "set-exporters",
  kind: "replaces",
  action: "member.write",
  input: z.strictObject({ tenant: slugText, exporters: roles, replaces: roles }),
  async run({ tx, tenantId }, { exporters, replaces }) {
    const [row] = await tx
      .select({ exporters: tenants.exporters })
      .from(tenants)
      .where(eq(tenants.id, tenantId))
      .for("update");
    const before = ordered(row?.exporters ?? []);
    const after = ordered(exporters);
    if (same(before, after)) return { result: { exporters: after }, audit: null };
    if (!same(before, ordered(replaces))) throw changedSince({ exporters: before });
    await tx.update(tenants).set({ exporters: after }).where(eq(tenants.id, tenantId));
    return {
      result: { exporters: after },
      audit: { subject: "settings", before: { exporters: before }, after: { exporters: after } },
    };
  },
});

const ordered = (given: readonly string[]) => EXPORTER_ROLES.filter((role) => given.includes(role));
const same = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();
