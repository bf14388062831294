import { sendable } from "@/domain/grid/check";
import type { GridKind } from "@/domain/grid/columns";
import type { CellEdit } from "@/domain/grid/block";
import type { MeasureId, Row } from "@/domain/measures/measure";
import {
  attempted,
  confirmed,
  edited,
  insist,
  isOwnEcho,
  retryDelay,
  type Theirs,
  type Unsent,
} from "@/domain/grid/save-queue";
import { phaseOf, type QueueState } from "./queue-state";
import type { Answer } from "./save-answer";
import type { UnsentStore } from "./unsent-store";

export interface Ports {
  readonly store: UnsentStore;
  send(row: string, cells: readonly Unsent[]): Promise<Answer>;
  later(work: () => void, ms: number): () => void;
  now(): Date;
}
export interface KnownRow {
  readonly id: string;
  readonly kind: GridKind;
  readonly values: Row;
  readonly version: number;
  readonly savedAt: Date | null;
}
/** `since`: a reading of the server after this moment (ms) holds whatever this row was last known by. */
interface Held {
  kind: GridKind;
  values: Row;
  version: number;
  since: number;
}

const PAUSE = 400;
const AT_ONCE = 8;
/** No saving takes longer: a reading that began this long after one began has seen it. */
const SETTLED = 60_000;
const cellOf = (row: string, measure: MeasureId): string => `${row}|${measure}`;

/** Saves as one types: each edit is stored before it is sent, sent after a short pause, and kept until the server has it. */
export class SaveQueue {
  private readonly known = new Map<string, Held>();
  private readonly pending = new Map<string, Unsent>();
  private readonly conflicts = new Map<string, Theirs>();
  private readonly rejected = new Map<string, unknown>();
  private readonly listeners = new Set<() => void>();
  private cancel: (() => void) | null = null;
  private sending: Promise<void> | null = null;
  private attempts = 0;
  private signedOut = false;
  private savedAt: Date | null = null;
  private snapshot: QueueState = { phase: "saved", unsent: 0, savedAt: null, error: null };

  constructor(private readonly ports: Ports) {}

  /** Takes up what an earlier visit could not send. Called once the page lives in the browser. */
  load(): void {
    for (const cell of this.ports.store.all()) {
      const key = cellOf(cell.row, cell.measure);
      if (!this.pending.has(key)) this.pending.set(key, cell);
    }
    if (this.pending.size > 0) this.schedule(0);
    this.tell();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly state = (): QueueState => this.snapshot;

  /**
   * Rows as a page has read them. An older reading never replaces what was saved since; a later one with a lower version
   * does: the record was removed or put back (an import undone). Tells nobody, as it is called while a page is drawn.
   */
  attach(rows: readonly KnownRow[], readAt: Date): void {
    const at = readAt.getTime();
    for (const { id, kind, values, version, savedAt } of rows) {
      const known = this.known.get(id);
      if (!known || version >= known.version || at > known.since)
        this.known.set(id, { kind, values, version, since: Math.max(at, known?.since ?? at) });
      if (savedAt && (!this.savedAt || savedAt > this.savedAt)) this.savedAt = savedAt;
    }
    this.renew();
  }

  value(row: string, measure: MeasureId): number | null {
    const unsent = this.pending.get(cellOf(row, measure));
    return unsent ? unsent.typed : this.stored(row, measure);
  }
  stored(row: string, measure: MeasureId): number | null {
    return this.known.get(row)?.values[measure] ?? null;
  }
  conflictAt(row: string, measure: MeasureId): Theirs | null {
    return this.conflicts.get(cellOf(row, measure)) ?? null;
  }
  isUnsent(row: string, measure: MeasureId): boolean {
    return this.pending.has(cellOf(row, measure));
  }
  /** A row as the person sees it: what is stored, with their own edits over it. */
  row(id: string): Row {
    const own = [...this.pending.values()]
      .filter((cell) => cell.row === id)
      .map(({ measure, typed }) => [measure, typed] as const);
    return { ...this.known.get(id)?.values, ...Object.fromEntries(own) };
  }
  /** Unsent edits of rows that no page has shown since: another day's. */
  elsewhere(): string[] {
    return [...new Set([...this.pending.values()].map(({ row }) => row).filter((row) => !this.known.has(row)))];
  }

  edit(edits: readonly CellEdit[]): void {
    for (const { row, measure, typed } of edits) {
      const key = cellOf(row, measure);
      this.put(key, edited(this.pending.get(key), { row, measure }, this.stored(row, measure), typed), {
        row,
        measure,
      });
      this.rejected.delete(row);
    }
    this.attempts = 0;
    this.schedule(PAUSE);
    this.tell();
  }

  /** Ends a conflict: keeps theirs, or saves one's own knowingly over it. */
  settle(row: string, measure: MeasureId, choice: "theirs" | "mine"): void {
    const key = cellOf(row, measure);
    const [cell, conflict] = [this.pending.get(key), this.conflicts.get(key)];
    this.conflicts.delete(key);
    if (cell && conflict) this.put(key, choice === "theirs" ? null : insist(cell, conflict.theirs), cell);
    this.schedule(0);
    this.tell();
  }

  /** Sends now, and again what had failed. */
  retry(): void {
    this.signedOut = false;
    this.attempts = 0;
    this.rejected.clear();
    this.schedule(0);
    this.tell();
  }

  /** Waits until nothing more can be sent at the moment. */
  async flush(): Promise<void> {
    this.cancel?.();
    this.cancel = null;
    await this.run();
  }

  private put(key: string, next: Unsent | null, cell: Pick<Unsent, "row" | "measure">): void {
    if (next) {
      this.pending.set(key, next);
      this.ports.store.put(next);
      return;
    }
    this.pending.delete(key);
    this.conflicts.delete(key);
    this.ports.store.drop(cell);
  }

  private schedule(ms: number): void {
    this.cancel?.();
    this.cancel = this.ports.later(() => {
      this.cancel = null;
      void this.run();
    }, ms);
  }

  private async run(): Promise<void> {
    // One sending at a time: a cell's next value goes out only over a value the server is known to hold.
    while (this.sending) await this.sending;
    const batch = this.batch();
    if (batch.length === 0 || this.signedOut) return this.tell();
    this.sending = this.sendAll(batch).finally(() => {
      this.sending = null;
    });
    this.tell();
    await this.sending;
    this.tell();
    if (this.attempts > 0) this.schedule(retryDelay(this.attempts));
    else if (this.batch().length > 0) this.schedule(0);
  }

  /** What can go now: not in conflict, not refused, and not part of a row that cannot be true. */
  private batch(): { row: string; cells: Unsent[] }[] {
    const rows = new Map<string, Unsent[]>();
    for (const [key, cell] of this.pending) {
      if (!this.conflicts.has(key) && !this.rejected.has(cell.row))
        rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
    }
    return [...rows].flatMap(([row, cells]) => {
      const known = this.known.get(row);
      const sound = known
        ? sendable(known.kind, known.values, Object.fromEntries(cells.map(({ measure, typed }) => [measure, typed])))
        : cells.map(({ measure }) => measure);
      const going = cells.filter(({ measure }) => sound.includes(measure));
      return going.length > 0 ? [{ row, cells: going }] : [];
    });
  }

  private async sendAll(batch: { row: string; cells: Unsent[] }[]): Promise<void> {
    for (let at = 0; at < batch.length; at += AT_ONCE) {
      const part = batch.slice(at, at + AT_ONCE);
      for (const cell of part.flatMap(({ cells }) => cells))
        this.put(cellOf(cell.row, cell.measure), attempted(cell), cell);
      const answers = await Promise.all(part.map(({ row, cells }) => this.ports.send(row, cells)));
      answers.forEach((answer, i) => {
        const sent = part[i];
        if (sent) this.take(sent.row, sent.cells, answer);
      });
      if (answers.some(({ kind }) => kind === "unreachable")) {
        this.attempts += 1;
        return;
      }
      this.attempts = 0;
      if (this.signedOut) return;
    }
  }

  private take(row: string, sent: readonly Unsent[], answer: Answer): void {
    if (answer.kind === "signed_out") {
      this.signedOut = true;
      return;
    }
    if (answer.kind === "rejected") {
      this.rejected.set(row, answer.error);
      return;
    }
    if (answer.kind === "unreachable") return;
    const known = this.known.get(row);
    const since = answer.kind === "saved" ? answer.at.getTime() + SETTLED : 0;
    if (known)
      this.known.set(row, {
        ...known,
        values: answer.values,
        version: answer.version,
        since: Math.max(known.since, since),
      });
    if (answer.kind === "saved") {
      this.savedAt = this.ports.now();
      sent.forEach((cell) => this.confirm(cell));
    }
    if (answer.kind === "conflict") for (const theirs of answer.conflicts) this.meet(row, theirs);
    // The rows this page has not read have no rule to hold a cell back by: another send would be refused alike.
    if (answer.kind === "refused" && (!known || known.version === answer.version)) this.rejected.set(row, null);
  }

  private confirm(sent: Unsent): void {
    const key = cellOf(sent.row, sent.measure);
    const next = confirmed(this.pending.get(key), sent.typed);
    if (next) {
      this.put(key, next, sent);
      return;
    }
    this.pending.delete(key);
    this.ports.store.drop(sent, sent.typed);
  }

  private meet(row: string, theirs: Theirs): void {
    const key = cellOf(row, theirs.measure);
    const cell = this.pending.get(key);
    if (!cell) return;
    if (cell.typed === theirs.theirs) this.put(key, null, cell);
    else if (isOwnEcho(cell, theirs)) this.put(key, insist(cell, theirs.theirs), cell);
    else this.conflicts.set(key, theirs);
  }

  private tell(): void {
    this.renew();
    for (const listener of this.listeners) listener();
  }

  private renew(): void {
    const error = [...this.rejected.values()][0] ?? null;
    const waiting = this.pending.size - this.conflicts.size;
    const phase = phaseOf({
      signedOut: this.signedOut && waiting > 0,
      failed: Boolean(error),
      unreached: this.attempts > 0 && waiting > 0,
      busy: this.sending !== null || this.cancel !== null,
      unsent: this.pending.size > 0,
    });
    this.snapshot = { phase, unsent: this.pending.size, savedAt: this.savedAt, error };
  }
}
