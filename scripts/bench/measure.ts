/** Two ways of doing something, run in turns so that both meet the same noise of the machine. */
export interface Pair { name: string; subject: () => Promise<unknown>; yardstick: () => Promise<unknown>; against: string }

const clock = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** The value below which a share of the sorted times lie. */
const quantile = (times: readonly number[], share: number): number => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;

/** One line: medians and p95 in ms, and how many times the yardstick's median the subject takes. */
export async function measured({ name, subject, yardstick, against }: Pair, rounds: number): Promise<string> {
  await subject();
  await yardstick();
  const [own, other]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    own.push(await clock(subject));
    other.push(await clock(yardstick));
  }
  const [a, b] = [quantile(own, 0.5), quantile(other, 0.5)];
  const ms = (value: number) => value.toFixed(1).padStart(8);
  return `${name.padEnd(44)}${ms(a)}${ms(quantile(own, 0.95))}  ${(a / b).toFixed(2).padStart(6)} ×  ${against} (${b.toFixed(1)} ms)`;
}
