import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { inTenant, type TenantScope } from "@/db/connection/scope";
import { auditLog } from "@/db/schema/audit";
import type { Bounded } from "@/domain/capacity";
import { type Action, permits } from "@/domain/members/role";
import { assertCapacity } from "./capacity";
import { forbidden } from "./fault";
import type { TenantContext } from "./tenant";

export interface Work extends TenantScope {
  context: TenantContext;
}

interface Done<R> {
  result: R;
  /** What changed, for the audit log; null where nothing did. */
  audit: { subject: string; before: unknown; after: unknown } | null;
}

/** What a person saw of what they change: the content itself, its version or mark, or what each cell held. */
type Premise =
  { replaces: unknown } | { version: number } | { fingerprint: string } | { cells: readonly { seen: unknown }[] };

/**
 * The kinds of commands, and what the input of each must say. "There was no row" and "the row was so" are premises: of
 * two who act on the same view, the second is told.
 */
interface Kinds {
  /** Under ids of the browser's making: the same request twice answers the same, another content under the id is refused. */
  creates: { id: string } | { invitations: readonly { id: string }[] };
  /** What is no longer as it was seen stays, and whoever wanted to replace it is told. `replaces: null` creates. */
  replaces: Premise;
  /** The same; what is gone already is gone. */
  removes: Premise;
  /** Goes one way and says nothing of its own: done twice, it is done once. */
  settles: object;
}
export type Kind = keyof Kinds;

interface Released {
  release(): void;
}

/** A thing a member can change: permission, one transaction and its audit row, in one shape that cannot be half used. */
export function command<
  K extends Kind,
  S extends z.ZodType<Kinds[K]>,
  R,
  B extends Released | undefined = undefined,
>(spec: {
  name: string;
  kind: K;
  action: Action;
  input: S;
  /** What takes long and needs no transaction; let go of once that has ended. */
  before?(context: TenantContext, input: z.output<S>): Promise<B>;
  run(work: Work, input: z.output<S>, before: B): Promise<Done<R>>;
  /** What it may add to, of which a company holds only so much. */
  fills?: Bounded;
  /** It has a whole file to work on: its statements may take longer than a page can wait. */
  patient?: boolean;
}) {
  return {
    name: spec.name,
    kind: spec.kind,
    input: spec.input,
    action: spec.action,
    fills: spec.fills,
    async execute(context: TenantContext, input: z.output<S>): Promise<R> {
      if (!permits(context, spec.action)) throw forbidden();
      const before = (await spec.before?.(context, input)) as B;
      return inTenant(
        context.db,
        context.tenantId,
        async (scope) => {
          const { result, audit } = await spec.run({ ...scope, context }, input, before);
          if (audit && spec.fills) await assertCapacity(scope, spec.fills);
          if (audit) {
            await scope.tx.insert(auditLog).values({
              tenantId: context.tenantId,
              id: randomUUID(),
              at: context.now,
              userId: context.user.id,
              userName: context.memberName,
              command: spec.name,
              requestId: context.requestId,
              network: context.network,
              ...audit,
            });
          }
          return result;
        },
        { patient: spec.patient ?? false },
      ).finally(() => before?.release());
    },
  };
}
