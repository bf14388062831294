/** One record as these tests look at it; null where there is none. */
export type State = { offered: number | null; answered: number | null; note: string | null; version: number } | null;
export type Cell = "offered" | "answered";

/** What a command does to a record if nobody disturbs it: the state afterwards, or "told" where it refuses. */
export type Deed = (state: State) => State | "told";

const EMPTY = { offered: null, answered: null, note: null, version: 0 };

/** Types one cell over what was seen there. */
export const types =
  (cell: Cell, seen: number | null, typed: number): Deed =>
  (state) => {
    const current = state?.[cell] ?? null;
    if (current === typed) return state;
    return current === seen ? { ...(state ?? EMPTY), [cell]: typed, version: (state?.version ?? 0) + 1 } : "told";
  };

/** Brings in a value of a file that was previewed over `seen`. */
export const brings =
  (seen: State, offered: number): Deed =>
  (state) =>
    state?.version === seen?.version ? { ...(state ?? EMPTY), offered, version: (state?.version ?? 0) + 1 } : "told";

/** Takes an import back that left `after` and found `before`. */
export const takesBack =
  (before: State, after: State): Deed =>
  (state) =>
    state && state.version === after?.version ? before : "told";

/** Says why a value stands. */
export const explains =
  (cell: Cell, value: number, note: string): Deed =>
  (state) =>
    state && state[cell] === value
      ? { ...state, note: `[${cell}=${value}] ${note}`, version: state.version + 1 }
      : "told";

/** What is left, and who was told, when the two go one after the other. */
function inOrder(first: Deed, second: Deed, start: State) {
  const one = first(start);
  const between = one === "told" ? start : one;
  const two = second(between);
  return { state: two === "told" ? between : two, told: [one === "told", two === "told"] as const };
}

/** Every outcome that two commands begun at once may have, `told` in the order given: that of the one first, or of the other. */
export function outcomesOf(a: Deed, b: Deed, start: State): { state: State; told: readonly boolean[] }[] {
  const [ab, ba] = [inOrder(a, b, start), inOrder(b, a, start)];
  return [ab, { state: ba.state, told: ba.told.toReversed() }];
}
