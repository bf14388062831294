/** The connection died under a transaction. Nothing more was sent; a commit already under way may have landed. */
export class ConnectionLost extends Error {
  override name = "ConnectionLost";
  constructor(options?: ErrorOptions) {
    super("The connection to the database was lost during a transaction", options);
  }
}

/** No connection could be opened: the database is down, starting, full, or refuses the sign-in (see `cause`). */
export class DatabaseUnavailable extends Error {
  override name = "DatabaseUnavailable";
  constructor(options?: ErrorOptions) {
    super("The database is not available", options);
  }
}

/** Every connection stayed in use for the whole waiting time, or too many are waiting already. */
export class DatabaseBusy extends Error {
  override name = "DatabaseBusy";
  constructor(options?: ErrorOptions) {
    super("The database is busy: no connection came free in time", options);
  }
}

interface Refusal {
  code?: string;
  message?: string;
  constraint_name?: string;
  table_name?: string;
  routine?: string;
}

/**
 * PostgreSQL refused a statement. Says its code and why, without the statement and its values: those hold people's
 * addresses and words, and whoever catches an error may print it.
 */
export class QueryFailed extends Error {
  override name = "QueryFailed";
  /** SQLSTATE, such as 23505 for a key that exists. */
  readonly code: string;
  readonly constraint: string | undefined;
  constructor({ code = "unknown", message = "", constraint_name, table_name, routine }: Refusal) {
    // Class 22 (data exceptions) quotes the value it could not read.
    super(
      [code, code.startsWith("22") ? routine : message, table_name && `table ${table_name}`].filter(Boolean).join(": "),
    );
    this.code = code;
    this.constraint = constraint_name;
  }
}

/** What a failure of the database means to whoever asked; undefined: a fault of ours. */
export type Trouble = "away" | "busy" | "held" | "unprepared";

const OF_NAMES: Record<string, Trouble> = { ConnectionLost: "away", DatabaseUnavailable: "away", DatabaseBusy: "busy" };
/** PostgreSQL's codes, or the beginnings of them. */
const OF_CODES: [RegExp, Trouble][] = [
  // lock_not_available, deadlock_detected, serialization_failure: somebody else was at the same thing.
  [/^(55P03|40P01|40001)$/, "held"],
  // query_canceled (it took too long), insufficient_resources.
  [/^(57014|53...)$/, "busy"],
  // Shutting down, crashed, starting; the connection itself; a session ended for idling or by hand; a standby.
  [/^(57P0.|08...|25P0[34]|25006)$/, "away"],
  // No such table, column, schema or database: its migrations are still to come.
  [/^(42P01|42703|3F000|3D000)$/, "unprepared"],
];

/** A trouble that came by a way only words can take. */
export class Troubled extends Error {
  override name = "Troubled";
  constructor(readonly trouble: Trouble) {
    super(`The database is in trouble: ${trouble}`);
  }
}

/** By name and code, never by class: a bundler makes several copies of a class, and each knows its own only. */
export function troubleOf(error: unknown): Trouble | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const { name, code, cause, trouble } = error as { name?: string; code?: unknown; cause?: unknown; trouble?: Trouble };
  if (name === "Troubled") return trouble;
  if (name !== undefined && OF_NAMES[name]) return OF_NAMES[name];
  if (name === "QueryFailed") return OF_CODES.find(([pattern]) => pattern.test(String(code)))?.[1];
  return cause === undefined ? undefined : troubleOf(cause);
}

/** A query was sent through the handle of a transaction that has ended. */
export class TransactionEnded extends Error {
  override name = "TransactionEnded";
  constructor() {
    super("This transaction has ended; a query was sent through it afterwards");
  }
}

/** The cause of the above where the server said nothing at all: it is frozen, or the line leads nowhere. */
export class Silent extends Error {
  override name = "Silent";
  constructor(ms: number) {
    super(`No answer within ${ms} ms`);
  }
}
