import { isMeasureId } from "@/domain/measures/measure";
import { readUnsent, type Unsent } from "@/domain/grid/save-queue";

/** Where edits wait until the server has them; outlives a reload. */
export interface UnsentStore {
  all(): Unsent[];
  put(cell: Unsent): void;
  drop(cell: Pick<Unsent, "row" | "measure">, typed?: Unsent["typed"]): void;
}

const PREFIX = "tenkan:unsent:";

/** Whose edits wait here, of one person in one company: teams' ids, or "base". */
export function waitingScopes(person: string): string[] {
  try {
    const own = Object.keys(localStorage)
      .filter((key) => key.startsWith(`${PREFIX}${person}:`))
      .map((key) => key.slice(PREFIX.length + person.length + 1));
    return [...new Set(own.map((rest) => rest.slice(0, rest.indexOf(":"))))];
  } catch {
    return [];
  }
}

/** One item a cell: two tabs of one person never write over each other's list. */
export function browserStore(scope: string): UnsentStore {
  const prefix = `${PREFIX}${scope}:`;
  const keyOf = ({ row, measure }: Pick<Unsent, "row" | "measure">) => `${prefix}${row}|${measure}`;
  const guarded = <T>(work: () => T, otherwise: T): T => {
    // Blocked or full storage: edits then live in memory only, and leaving warns.
    try {
      return work();
    } catch {
      return otherwise;
    }
  };
  const read = (key: string): Unsent | null => {
    const text = localStorage.getItem(key);
    return text === null ? null : readUnsent(text, isMeasureId);
  };
  return {
    all: () =>
      guarded(
        () =>
          Object.keys(localStorage)
            .filter((key) => key.startsWith(prefix))
            .flatMap((key) => read(key) ?? []),
        [],
      ),
    put: (cell) => guarded(() => localStorage.setItem(keyOf(cell), JSON.stringify(cell)), undefined),
    drop: (cell, typed) =>
      guarded(() => {
        const key = keyOf(cell);
        // Another tab has typed something newer: that is still to be sent.
        if (typed !== undefined && read(key)?.typed !== typed) return;
        localStorage.removeItem(key);
      }, undefined),
  };
}
