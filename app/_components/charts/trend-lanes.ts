export interface Flag { /** Percent from the left. */ at: number; label: string }

const LANES = 3;
/** A plot this wide is assumed: names are placed before the width is known. */
const ASSUMED = 420;

/** Wide characters count double. */
const widthOf = (label: string): number => [...label].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e7f ? 12 : 7), 12);

/** The lane of each flag's name, so that no two names overlap; null where three lanes are not enough. */
export function laneOf(flags: readonly Flag[]): (number | null)[] {
  const taken: [number, number][][] = Array.from({ length: LANES }, () => []);
  return flags.map(({ at, label }) => {
    const [x, width] = [(at / 100) * ASSUMED, widthOf(label)];
    const span: [number, number] = at > 55 ? [x - width, x] : [x, x + width];
    const lane = taken.findIndex((spans) => spans.every(([from, until]) => span[1] <= from || span[0] >= until));
    if (lane < 0) return null;
    taken[lane]?.push(span);
    return lane;
  });
}
