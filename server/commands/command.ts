import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { inTenant, type TenantScope } from "@/db/scope";
import { auditLog } from "@/db/schema/audit";
import { type Action, permits } from "@/domain/role";
import { forbidden } from "../fault";
import type { TenantContext } from "../tenant";

export interface Work extends TenantScope {
  context: TenantContext;
}

interface Done<R> {
  result: R;
  /** What changed, for the audit log; null where nothing did. */
  audit: { subject: string; before: unknown; after: unknown } | null;
}

/** A thing a member can change: permission, one transaction and its audit row, in one shape that cannot be half used. */
export function command<S extends z.ZodType, R>(spec: {
  name: string;
  action: Action;
  input: S;
  /** It has a whole file to work on: its statements may take longer than a page can wait. */
  patient?: boolean;
  run(work: Work, input: z.output<S>): Promise<Done<R>>;
}) {
  return {
    input: spec.input,
    action: spec.action,
    async execute(context: TenantContext, input: z.output<S>): Promise<R> {
      if (!permits(context, spec.action)) throw forbidden();
      return inTenant(context.db, context.tenantId, async (scope) => {
        const { result, audit } = await spec.run({ ...scope, context }, input);
        if (audit) {
          await scope.tx.insert(auditLog).values({
            tenantId: context.tenantId, id: randomUUID(), at: context.now, userId: context.user.id, userName: context.memberName,
            command: spec.name, requestId: context.requestId, network: context.network, ...audit,
          });
        }
        return result;
      }, { patient: spec.patient ?? false });
    },
  };
}
