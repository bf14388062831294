export type GridPosition = { readonly row: number; readonly column: number };
/** Which cells can be entered; a grey cell (the channel has no such measure) cannot. */
export type Shape = readonly (readonly boolean[])[];
export type Direction = "up" | "down" | "left" | "right";

const STEP: Readonly<Record<Direction, GridPosition>> = {
  up: { row: -1, column: 0 },
  down: { row: 1, column: 0 },
  left: { row: 0, column: -1 },
  right: { row: 0, column: 1 },
};

const isOpen = (shape: Shape, { row, column }: GridPosition): boolean => shape[row]?.[column] ?? false;

/** The next open cell that way, grey ones skipped; where there is none, the cell itself. `far`: the last one that way. */
export function moveTo(shape: Shape, from: GridPosition, direction: Direction, far = false): GridPosition {
  const step = STEP[direction];
  let best = from;
  for (let at = add(from, step); inside(shape, at); at = add(at, step)) {
    if (!isOpen(shape, at)) continue;
    best = at;
    if (!far) break;
  }
  return best;
}

/** Reading order, over the row's end into the next row; null past the first or last open cell. */
export function tabTo(shape: Shape, from: GridPosition, backwards: boolean): GridPosition | null {
  const open = places(shape);
  const order = (place: GridPosition): number => place.row * 1_000 + place.column;
  const found = backwards
    ? open.findLast((place) => order(place) < order(from))
    : open.find((place) => order(place) > order(from));
  return found ?? null;
}

/** The first open cell, or null in a grid without any. */
export function firstOpen(shape: Shape): GridPosition | null {
  return places(shape)[0] ?? null;
}

/** The place itself where it is open, else the first open cell. */
export function within(shape: Shape, place: GridPosition | null): GridPosition | null {
  return place && isOpen(shape, place) ? place : firstOpen(shape);
}

/** The rectangle two corners span, ends included. */
export function blockOf(a: GridPosition, b: GridPosition): { from: GridPosition; to: GridPosition } {
  return {
    from: { row: Math.min(a.row, b.row), column: Math.min(a.column, b.column) },
    to: { row: Math.max(a.row, b.row), column: Math.max(a.column, b.column) },
  };
}

/** One step that way inside the grid, grey cells included: how a selection grows. */
export function growTo(shape: Shape, from: GridPosition, direction: Direction): GridPosition {
  const next = add(from, STEP[direction]);
  return inside(shape, next) ? next : from;
}

const add = (a: GridPosition, b: GridPosition): GridPosition => ({ row: a.row + b.row, column: a.column + b.column });
const inside = (shape: Shape, { row, column }: GridPosition): boolean => shape[row]?.[column] !== undefined;
const places = (shape: Shape): GridPosition[] =>
  shape.flatMap((cells, row) => cells.flatMap((open, column) => (open ? [{ row, column }] : [])));
