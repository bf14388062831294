import { readFileSync } from "node:fs";
import postgres from "postgres";
import type { Database, TransactionOptions, Tx } from "@/db/connection/client";

interface Statement {
  text: string;
  args: postgres.ParameterOrJSON<never>[];
}
interface Recorded {
  locals: [string, string][];
  statements: Statement[];
}
/** What a call sends to the database: its transactions, in order. */
export type Script = readonly Recorded[];

type Unsafe = (text: string, args?: postgres.ParameterOrJSON<never>[], options?: unknown) => unknown;
/** The client below Drizzle's transaction; containment.ts makes one a transaction, so that it can be listened to. */
const clientOf = (tx: Tx) => (tx as unknown as { session: { client: { unsafe: Unsafe } } }).session.client;

/** Runs `work` over `db` and writes down every statement it sends through the product's own queries. */
export async function recorded(db: Database, work: (listening: Database) => Promise<unknown>): Promise<Script> {
  const script: Recorded[] = [];
  await work({
    ...db,
    transaction: <T>(run: (tx: Tx) => Promise<T>, options: TransactionOptions = {}) =>
      db.transaction((tx) => {
        const own: Recorded = { locals: Object.entries(options.locals ?? {}), statements: [] };
        script.push(own);
        const client = clientOf(tx);
        const send = client.unsafe.bind(client);
        client.unsafe = (text, args = [], given) => {
          own.statements.push({ text, args });
          return send(text, args, given);
        };
        return run(tx);
      }, options),
  });
  return script;
}

/**
 * Sends a script over one plain connection of postgres.js as the app's role: each transaction with its settings, every
 * statement prepared and sent at once, the rows taken as arrays. Nothing of ours runs: this is the least it can take.
 */
export function bareSql(url: string, script: Script): { run: () => Promise<void>; end: () => Promise<void> } {
  const client = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} });
  return {
    async run() {
      for (const { locals, statements } of script) {
        await client.begin("read only", async (tx) => {
          await Promise.all([
            ...locals.map(([name, value]) =>
              tx.unsafe("select set_config($1, $2, true)", [name, value], { prepare: true }),
            ),
            ...statements.map(({ text, args }) => tx.unsafe(text, args, { prepare: true }).values()),
          ]);
        });
      }
    },
    end: () => client.end(),
  };
}

const ONE_PASS = readFileSync(new URL("./one-pass.sql", import.meta.url), "utf8");

/** The yardstick of everything that shows figures: one pass over a tenant's raw records (one-pass.sql), over one plain connection. */
export const onePass = (url: string, tenantId: string) =>
  bareSql(url, [{ locals: [["app.tenant_id", tenantId]], statements: [{ text: ONE_PASS, args: [tenantId] }] }]);
