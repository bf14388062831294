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

/** A query was sent through the handle of a transaction that has ended. */
export class TransactionEnded extends Error {
  override name = "TransactionEnded";
  constructor() {
    super("This transaction has ended; a query was sent through it afterwards");
  }
}
