import { createLine } from "./heavy/line";
import type { TenantContext } from "./tenant";

/** What is reckoned over years is one stretch of work after the other: two at once leave room between them for everybody else's pages. */
const LINE = { atOnce: 2, ofOnePerson: 12, ofOneTenant: 40, ofAll: 200, patienceMs: 20_000 };

// Kept on globalThis: Next loads this module once for each of its bundles.
const kept = globalThis as { tenkanTurns?: ReturnType<typeof createLine> };

/** Answers a question of many figures in its turn, companies by turns. Fault heavy_busy for whoever asks too much at once. */
export async function inTurn<T>({ user, tenantId }: TenantContext, work: () => Promise<T>): Promise<T> {
  kept.tenkanTurns ??= createLine(LINE);
  const leave = await kept.tenkanTurns.enter({ person: user.id, tenant: tenantId });
  try {
    return await work();
  } finally {
    leave();
  }
}

/** Lets whoever waits be served before the next stretch of work. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
