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

interface Refusal { code?: string; message?: string; constraint_name?: string; table_name?: string; routine?: string }

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
    super([code, code.startsWith("22") ? routine : message, table_name && `table ${table_name}`].filter(Boolean).join(": "));
    this.code = code;
    this.constraint = constraint_name;
  }
}

/** A query was sent through the handle of a transaction that has ended. */
export class TransactionEnded extends Error {
  override name = "TransactionEnded";
  constructor() {
    super("This transaction has ended; a query was sent through it afterwards");
  }
}
