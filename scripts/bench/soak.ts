import { randomOf } from "@/db/seed/random";
import { median, mean, p95 } from "./measure";
import { heading, megabytes, valueLine } from "./print";
import type { Neighbour } from "./crowd";
import type { Served } from "./stage";
import { signedIn, type Visitor } from "./visitor";

const PEOPLE = 50;
const THINK_MS = { least: 500, most: 2_000 };
const ARRIVAL_MS = 5_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const PAGES = ["", "/trends", "/record", "/diagnosis", "/targets", "/guide"];

interface Tally {
  byStatus: Map<number, number>;
  times: Map<string, number[]>;
  errors: string[];
}

/** Fifty people of fifty companies click through their pages. Resolves to whether nothing went wrong and nothing grew. */
export async function soak(served: Served, neighbours: readonly Neighbour[], minutes: number): Promise<boolean> {
  heading(`${PEOPLE} people click for ${minutes} minutes`);
  const every = Math.max(1, Math.floor(neighbours.length / PEOPLE));
  const chosen = Array.from({ length: PEOPLE }, (_, i) => neighbours[(i * every) % neighbours.length]).filter(
    (one) => one !== undefined,
  );
  const tally: Tally = { byStatus: new Map(), times: new Map(PAGES.map((page) => [page, []])), errors: [] };
  const people: { visitor: Visitor; slug: string }[] = [];
  for (const { email, slug } of chosen) people.push({ visitor: await signedIn(served.origin, email), slug });
  const until = performance.now() + minutes * 60_000;
  const [memory] = await Promise.all([
    watch(served, tally, { until, minutes }),
    ...people.map(({ visitor, slug }, i) => clicking(visitor, slug, { seed: i + 1, until, tally })),
  ]);
  for (const { visitor } of people) visitor.close();
  return told(tally, memory);
}

async function clicking(
  person: Visitor,
  slug: string,
  { seed, until, tally }: { seed: number; until: number; tally: Tally },
): Promise<void> {
  const chance = randomOf("soak", seed);
  // Nobody clicks in the same millisecond as everybody else: they arrive over five seconds.
  await pause(chance() * ARRIVAL_MS);
  for (let at = seed; performance.now() < until; at += 1) {
    const page = PAGES[at % PAGES.length] ?? "";
    try {
      const { status, ms } = await person.get(`/${slug}${page}`, {
        accept: "text/html",
        "accept-encoding": "gzip, deflate, br",
        "accept-language": "ja",
      });
      tally.byStatus.set(status, (tally.byStatus.get(status) ?? 0) + 1);
      tally.times.get(page)?.push(ms);
      if (status < 200 || status > 399)
        tally.errors.push(`/${slug}${page}: ${status} after ${ms.toFixed(0)} ms (the server's log above says why)`);
    } catch (error) {
      tally.errors.push(`/${slug}${page}: ${String(error)}`);
    }
    await pause(THINK_MS.least + chance() * (THINK_MS.most - THINK_MS.least));
  }
}

/** RSS at least thirty times, as it stands; the heap, after a collection, once a minute. */
interface Seen {
  rss: number[];
  heap: number[];
}

async function watch(
  served: Served,
  tally: Tally,
  { until, minutes }: { until: number; minutes: number },
): Promise<Seen> {
  const began = performance.now();
  const seen: Seen = { rss: [], heap: [] };
  const step = Math.min(10_000, (minutes * 60_000) / 30);
  while (performance.now() + step < until) {
    await pause(step);
    const minute = Math.floor((performance.now() - began) / 60_000);
    const now = await served.memory(minute > seen.heap.length);
    seen.rss.push(now.rss);
    if (minute <= seen.heap.length) continue;
    seen.heap.push(now.heap);
    valueLine(
      `minute ${minute}`,
      `RSS ${megabytes(now.rss)}, heap ${megabytes(now.heap)}, ${total(tally)} answers, ${tally.errors.length} errors`,
    );
  }
  return seen;
}

const total = ({ byStatus }: Tally): number => [...byStatus.values()].reduce((sum, one) => sum + one, 0);

function told(tally: Tally, { rss, heap }: Seen): boolean {
  valueLine(
    "answers by status",
    [...tally.byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, count]) => `${status}: ${count}`)
      .join(", "),
  );
  for (const [page, times] of tally.times)
    valueLine(
      `  /{slug}${page}`,
      `${times.length} answers, median ${median(times).toFixed(0)} ms, p95 ${p95(times).toFixed(0)} ms`,
    );
  const all = [...tally.times.values()].flat();
  valueLine("  all", `median ${median(all).toFixed(0)} ms, p95 ${p95(all).toFixed(0)} ms`);
  valueLine("memory, last third against the second", `RSS ${thirds(rss)}, heap ${thirds(heap)}`);
  for (const error of tally.errors.slice(0, 20)) console.log(`ERROR ${error}`);
  valueLine("errors", `${tally.errors.length}`);
  return tally.errors.length === 0 && (growth(heap) ?? 1) <= FLAT;
}

/** Of a heap, last third against the second; a leak of 200 kB a page was 1.4 here. */
const FLAT = 1.1;

/** 1 is flat; null for a run too short to tell. */
function growth(values: readonly number[]): number | null {
  const third = Math.floor(values.length / 3);
  return third === 0 ? null : mean(values.slice(-third)) / mean(values.slice(-2 * third, -third));
}

function thirds(values: readonly number[]): string {
  const found = growth(values);
  return found === null ? "(too short a run)" : `${found.toFixed(3)} ×`;
}
