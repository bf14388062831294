import { connect, type Socket } from "node:net";
import { drizzle, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import { DrizzleQueryError, type ExtractTablesWithRelations } from "drizzle-orm";
import type { PgTransaction } from "drizzle-orm/pg-core";
import postgres from "postgres";
import { createGate, guardBegin, isBroken, type TransactionOptions } from "./containment";
import { ConnectionLost, DatabaseUnavailable, QueryFailed, Silent } from "./failure";
import { createSilence, type Owed } from "./silence";
import { localsOf, silenceOf, startupParameters, type Timeouts } from "./timeouts";

export type Schema = Record<string, unknown>;

/** The handle of one transaction: Drizzle's. */
export type Tx<S extends Schema = Record<string, never>> = PgTransaction<
  PostgresJsQueryResultHKT,
  S,
  ExtractTablesWithRelations<S>
>;

export interface ConnectionSettings<S extends Schema> extends Timeouts {
  /** postgres://… of the role to be. */
  url: string;
  applicationName: string;
  /** This side gives a transaction up when nothing else did (a frozen server). Milliseconds; 0 for never; default 120 s. */
  transactionTimeoutMs?: number;
  /** How long a server may owe the answer to `begin`, which costs it nothing: beyond that it is frozen. Milliseconds; default 2000. */
  beginMs?: number;
  /** Behind a pooler in transaction mode: nothing is kept between transactions, no prepared statement and no setting. Default false. */
  pooled?: boolean;
  /** Told when a connection has been given up because its server owed an answer for too long. */
  onSilence?: (death: Error) => void;
  schema?: S;
}

/** One connection to PostgreSQL, one transaction at a time. Once dead it stays dead. */
export interface Connection<S extends Schema> {
  isDead(): boolean;
  run<T>(work: (tx: Tx<S>) => Promise<T>, options: TransactionOptions): Promise<T>;
  close(): Promise<void>;
}

const OPENING_MS = 2_500;

/** Opens a connection and waits until it answers. DatabaseUnavailable after 2.5 s at the latest. */
export async function openConnection<S extends Schema>(settings: ConnectionSettings<S>): Promise<Connection<S>> {
  const gate = createGate();
  let socket: Socket | undefined;
  let dropped = false;
  // Ours, so that it can be destroyed: the driver only says goodbye, and a frozen server never hangs up.
  const dial = ({ path, host: [host], port: [port] }: Address): Socket => {
    // Once: the driver would dial a server that hangs up again and again, without a pause.
    if (dropped || socket) throw new ConnectionLost();
    socket = path ? connect(path) : connect({ host, port: Number(port) });
    return socket;
  };
  const client = postgres(settings.url, {
    max: 1,
    fetch_types: false,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 3,
    prepare: !settings.pooled,
    onnotice: () => {},
    onclose: () => gate.die(new ConnectionLost()),
    connection: startupParameters(settings),
    // Missing from its types.
    ...{ socket: dial },
  });
  const drop = () => {
    dropped = true;
    void client.end({ timeout: 0 });
    socket?.destroy();
  };
  // A server that accepts and hangs up at once makes the driver dial for ever: this deadline is the way out.
  let late = false;
  const deadline = setTimeout(() => {
    late = true;
    drop();
  }, OPENING_MS);
  try {
    await client.unsafe("select 1");
  } catch (error) {
    drop();
    throw new DatabaseUnavailable({ cause: late ? new Silent(OPENING_MS) : error });
  } finally {
    clearTimeout(deadline);
  }
  return contain(client, { gate, drop }, settings);
}

/** Where the driver was told to go (postgres 3.4.9, src/index.js): one host, or a socket's file. */
interface Address {
  path: string | false;
  host: [string];
  port: [number | string];
}

/** Drizzle's error carries the statement and its values, PostgreSQL's the row it concerns: neither leaves this file. */
function withoutValues(error: unknown): unknown {
  const refusal = error instanceof DrizzleQueryError ? error.cause : error;
  if (refusal instanceof postgres.PostgresError) return new QueryFailed(refusal);
  return error instanceof DrizzleQueryError ? (error.cause ?? new QueryFailed({})) : error;
}

function contain<S extends Schema>(
  client: postgres.Sql,
  { gate, drop }: { gate: ReturnType<typeof createGate>; drop: () => void },
  settings: ConnectionSettings<S>,
): Connection<S> {
  const limit = settings.transactionTimeoutMs ?? 120_000;
  const giveUp = (ms: number) => {
    const death = new ConnectionLost({ cause: new Silent(ms) });
    gate.die(death);
    drop();
    return death;
  };
  const fellSilent = (ms: number) => settings.onSilence?.(giveUp(ms));
  let current: { options: TransactionOptions; owe: (what: Owed) => void } = { options: {}, owe: () => {} };
  const begin = guardBegin(client, { gate, prepare: !settings.pooled, current: () => current });
  // Drizzle's postgres-js session needs no more of a client than this.
  const facade = { options: client.options, begin } as unknown as postgres.Sql;
  const orm = drizzle({ client: facade, schema: settings.schema });
  return {
    isDead: () => gate.death() !== undefined,
    async run(work, wanted) {
      if (gate.death()) throw new ConnectionLost({ cause: gate.death() });
      const silence = createSilence(silenceOf(settings, wanted.patient), fellSilent);
      current = {
        options: { ...wanted, locals: { ...localsOf(settings, wanted.patient), ...wanted.locals } },
        owe: silence.owe,
      };
      // begin() does not always settle when its connection dies (an error while idle, a close after); this does.
      const death = new Promise<never>((_, reject) => gate.listen(reject));
      const timer = limit > 0 ? setTimeout(giveUp, limit, limit) : undefined;
      try {
        return await Promise.race([orm.transaction((tx) => work(tx as unknown as Tx<S>)), death]);
      } catch (error) {
        if (isBroken(error)) gate.die(new ConnectionLost());
        const cause = gate.death();
        throw cause
          ? new ConnectionLost({ cause: error === cause ? cause.cause : withoutValues(error) })
          : withoutValues(error);
      } finally {
        clearTimeout(timer);
        silence.end();
        gate.listen(() => {});
      }
    },
    // A goodbye that nobody takes: a second, then the line is cut.
    close: () => client.end({ timeout: 1 }).finally(drop),
  };
}
