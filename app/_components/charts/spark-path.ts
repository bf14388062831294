export interface SparkBox {
  width: number;
  height: number;
  pad: number;
}
export interface Dot {
  x: number;
  y: number;
}

/** To half a pixel: finer nobody sees, and each digit of each dot travels twice. */
const round = (value: number): number => Math.round(value * 2) / 2;

/** Values as dots in a box; null stays null. A history that never moved is a line in the middle. */
export function dots(values: readonly (number | null)[], { width, height, pad }: SparkBox): (Dot | null)[] {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const step = values.length > 1 ? (width - 2 * pad) / (values.length - 1) : 0;
  return values.map((value, index) => {
    if (value === null) return null;
    const share = high > low ? (value - low) / (high - low) : 0.5;
    const x = values.length > 1 ? pad + index * step : width - pad;
    return { x: round(x), y: round(height - pad - share * (height - 2 * pad)) };
  });
}

/** One path for each unbroken run of two dots or more: a gap is a gap. */
export function linePaths(points: readonly (Dot | null)[]): string[] {
  const runs: Dot[][] = [[]];
  for (const point of points) {
    if (point) runs.at(-1)?.push(point);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 1).map((run) => `M${run.map(({ x, y }) => `${x} ${y}`).join("L")}`);
}
