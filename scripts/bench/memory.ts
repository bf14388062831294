import { heading, megabytes, valueLine } from "./print";
import { type Site, visitors } from "./overview";
import { type Memory } from "./stage";
import type { Visitor } from "./visitor";

const CLIENTS = 8;
/** How many requests have been answered when memory is looked at; the first is the warm-up. */
const STOPS = [500, 2_500, 5_000, 7_500, 10_000];

/** The server's memory after so many requests of a mix of the calls and pages a lead opens. */
export async function memoryOverRequests(site: Site, share: number): Promise<void> {
  heading("Memory of the server (RSS; heap after a collection)");
  const people = await visitors(site, CLIENTS);
  const seen: Memory[] = [await site.served.memory()];
  let done = 0;
  for (const stop of STOPS.map((requests) => Math.round(requests * share))) {
    const began = performance.now();
    const asked = stop - done;
    await Promise.all(
      people.map(async (person) => {
        while (done < stop) await one(person, site.company.slug, done++);
      }),
    );
    const now = await site.served.memory();
    seen.push(now);
    const speed = (asked / (performance.now() - began)) * 1000;
    valueLine(
      `after ${stop.toLocaleString("en")} requests`,
      `RSS ${megabytes(now.rss)}, heap ${megabytes(now.heap)}  (${speed.toFixed(0)} a second)`,
    );
  }
  const [warm, last] = [seen[1], seen.at(-1)];
  if (warm && last)
    valueLine(
      "last against warm",
      `RSS ${(last.rss / warm.rss).toFixed(2)} ×, heap ${(last.heap / warm.heap).toFixed(2)} ×`,
    );
  for (const person of people) person.close();
}

function one(person: Visitor, slug: string, at: number): Promise<unknown> {
  const kinds = [
    () => person.query("kpi.overview", { tenant: slug }),
    () => person.page(`/${slug}`),
    () => person.page(`/${slug}/trends`),
    () => person.page(`/${slug}/record`),
  ];
  return kinds[at % kinds.length]?.() ?? Promise.resolve();
}
