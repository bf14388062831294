/** Two ways of doing something; `client` is which of the clients at work at once does it. */
export interface Contest {
  subject: (client: number) => Promise<unknown>;
  yardstick: (client: number) => Promise<unknown>;
  clients?: number;
  burst?: number;
}
/** Milliseconds of each single doing, and of all of them by the wall clock. */
export interface Times {
  each: number[];
  wall: number;
}
export interface Outcome {
  subject: Times;
  yardstick: Times;
}

/** The value below which a share of the times lie. */
export const quantile = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
export const median = (times: readonly number[]): number => quantile(times, 0.5);
export const p95 = (times: readonly number[]): number => quantile(times, 0.95);
export const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/** Lets both have their turn, again and again, so that they meet the same noise of the machine. The first turns do not count. */
export async function inTurns(
  { subject, yardstick, clients = 1, burst = 1 }: Contest,
  rounds: number,
): Promise<Outcome> {
  const [own, other]: [Times, Times] = [
    { each: [], wall: 0 },
    { each: [], wall: 0 },
  ];
  for (let round = -1; round < rounds; round += 1) {
    const keep = (times: Times) => (round < 0 ? { each: [], wall: 0 } : times);
    await turn(subject, { clients, burst }, keep(own));
    await turn(yardstick, { clients, burst }, keep(other));
  }
  return { subject: own, yardstick: other };
}

async function turn(
  work: Contest["subject"],
  { clients, burst }: { clients: number; burst: number },
  times: Times,
): Promise<void> {
  times.wall += await clock(() =>
    Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        for (let done = 0; done < burst; done += 1) times.each.push(await clock(() => work(client)));
      }),
    ),
  );
}

async function clock(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
