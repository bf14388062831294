import { median, type Outcome, p95 } from "./measure";

const NAME = 58;
const ms = (value: number) => value.toFixed(1).padStart(8);

export interface Aim {
  atMost?: number;
  atLeast?: number;
}

/** "aim ≤ 1.5: met", or by how much it is missed; nothing without an aim. */
function verdict(value: number, { atMost, atLeast }: Aim): string {
  if (atMost !== undefined)
    return value <= atMost ? `aim ≤ ${atMost}: met` : `aim ≤ ${atMost}: MISSED by ${(value - atMost).toFixed(2)}`;
  if (atLeast !== undefined)
    return value >= atLeast ? `aim ≥ ${atLeast}: met` : `aim ≥ ${atLeast}: MISSED by ${(atLeast - value).toFixed(2)}`;
  return "";
}

export const heading = (text: string): void =>
  console.log(`\n${text}\n${"".padEnd(NAME)}  median     p95   ratio of medians, of p95`);

/** A line of one contest: what it took and how many times its yardstick that is. The aim is for the ratio at p95. Returns that ratio. */
export function ratioLine(name: string, { subject, yardstick }: Outcome, against: string, aim: Aim = {}): number {
  const at95 = p95(subject.each) / p95(yardstick.each);
  const other = `${against} (${median(yardstick.each).toFixed(1)}, ${p95(yardstick.each).toFixed(1)} ms)`;
  console.log(
    `${name.padEnd(NAME)}${ms(median(subject.each))}${ms(p95(subject.each))}  ${(median(subject.each) / median(yardstick.each)).toFixed(2)} ×, ${at95.toFixed(2)} ×  ${other}  ${verdict(at95, aim)}`.trimEnd(),
  );
  return at95;
}

/** A line of one figure, with what else is to be said of it. */
export function valueLine(name: string, value: string, figure = NaN, aim: Aim = {}): void {
  console.log(`${name.padEnd(NAME)}  ${value}  ${verdict(figure, aim)}`.trimEnd());
}

export const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1).padStart(6)} MiB`;
export const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1).padStart(6)} kB`;
