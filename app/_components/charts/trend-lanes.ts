import { widthOfText } from "./trend-insets";

export interface Flag {
  /** Percent from the left. */
  at: number;
  label: string;
}
export interface Named {
  lane: number;
  side: "left" | "right";
}

const LANES = 3;
const GAP = 6;

const widthOf = (label: string): number => widthOfText(label) + GAP + 2;

/**
 * Where each flag's name stands, so that no two names and no line of another flag's lane overlap: to the right of its line
 * where there is room, else to the left; null where neither is, or where three lanes are not enough.
 * @param width of the plot, in px; `over` = room beyond its edges.
 */
export function namesOf(
  flags: readonly Flag[],
  width: number,
  over: { left: number; right: number },
): (Named | null)[] {
  const taken: [number, number][][] = Array.from({ length: LANES }, () => []);
  return flags.map(({ at, label }) => {
    const [x, size] = [(at / 100) * width, widthOf(label)];
    const sides = [
      { side: "right", from: x, until: x + size },
      { side: "left", from: x - size, until: x },
    ] as const;
    for (const lane of taken.keys()) {
      const free = sides.find(
        ({ from, until }) =>
          from >= -over.left &&
          until <= width + over.right &&
          (taken[lane] ?? []).every(([a, b]) => until <= a || from >= b),
      );
      if (!free) continue;
      taken[lane]?.push([free.from, free.until]);
      return { lane, side: free.side };
    }
    return null;
  });
}
