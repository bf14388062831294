/** How long the server lets things take before it gives up itself. Milliseconds; unset: the role's own setting. */
export interface Timeouts {
  applicationName: string;
  /** The server cancels a statement that runs longer. */
  statementTimeoutMs?: number;
  /** The server gives up waiting for a lock. */
  lockTimeoutMs?: number;
  /** The server ends a session that idles inside a transaction. */
  idleInTransactionTimeoutMs?: number;
  /** The same for transactions with long work to do (TransactionOptions.patient). */
  patientStatementTimeoutMs?: number;
  patientLockTimeoutMs?: number;
  pooled?: boolean;
}

/** What the session is opened with. Behind a pooler nothing but its name: the session is not ours. */
export function startupParameters(settings: Timeouts): Record<string, string | number> {
  return { application_name: settings.applicationName, ...(settings.pooled ? {} : usual(settings)) };
}

/** What a transaction sets for itself, beyond what its session was opened with. */
export function localsOf(settings: Timeouts, patient = false): Record<string, string> {
  const long = set({
    statement_timeout: settings.patientStatementTimeoutMs,
    lock_timeout: settings.patientLockTimeoutMs,
  });
  return { ...(settings.pooled ? usual(settings) : {}), ...(patient ? long : {}) };
}

const usual = (settings: Timeouts) =>
  set({
    statement_timeout: settings.statementTimeoutMs,
    lock_timeout: settings.lockTimeoutMs,
    idle_in_transaction_session_timeout: settings.idleInTransactionTimeoutMs,
  });

const set = (timeouts: Record<string, number | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(timeouts).flatMap(([name, ms]) => (ms === undefined ? [] : [[name, `${ms}`]])));

/** How long this side waits for an answer: a second longer than the server lets a statement take. For ever where that has no limit. */
export function silenceOf(
  { beginMs = 2_000, statementTimeoutMs, patientStatementTimeoutMs, pooled }: Timeouts & { beginMs?: number },
  patient = false,
): { begin: number; statement: number } {
  const most = patient ? (patientStatementTimeoutMs ?? statementTimeoutMs) : statementTimeoutMs;
  const statement = most === undefined ? Infinity : most + 1_000;
  // A pooler lets `begin` wait until one of its connections comes free.
  return { begin: pooled ? Math.max(beginMs, Math.min(statement, 4_000)) : beginMs, statement };
}
