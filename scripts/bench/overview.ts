import { createDatabase, type Database } from "@/db/connection/client";
import { inTurns, type Outcome, p95 } from "./measure";
import { heading, ratioLine, valueLine } from "./print";
import { bareSql, onePass, recorded, type Script } from "./bare-sql";
import type { Served } from "./stage";
import { topOf } from "./profile";
import { signedIn, type Visitor } from "./visitor";
import type { BenchCompany } from "./world";

/** One place where the measured company can be asked: over HTTP, and at its database. */
export interface Site {
  served: Served;
  appUrl: string;
  company: BenchCompany;
}
const CLIENTS = [1, 8];
const BURST = 2;

/** As many visitors as asked for, all signed in as the company's lead. */
export const visitors = ({ served, company }: Site, count: number): Promise<Visitor[]> =>
  Promise.all(Array.from({ length: count }, () => signedIn(served.origin, company.email)));

const ask =
  (people: readonly Visitor[], { company }: Site, headers?: Record<string, string>) =>
  (client: number) =>
    people[client]?.query("kpi.overview", { tenant: company.slug }, headers) ??
    Promise.reject(new Error("no such client"));

/** The first page's call over HTTP against one pass over the raw records; and how much of it the database takes. */
export async function overviewAgainstSql(site: Site, rounds: number): Promise<void> {
  heading("The first page's call over HTTP against one pass over three years of raw records (ms)");
  const { whole, own } = await scripts(site);
  const sent = own.flatMap(({ statements }) => statements);
  console.log(
    `Its own transaction: ${sent.length} statements, ${sent.reduce((sum, { text }) => sum + text.length, 0)} characters; the whole call with session and gate: ${whole.length} transactions.`,
  );
  let missed = false;
  for (const clients of CLIENTS) {
    const people = await visitors(site, clients);
    const passes = Array.from({ length: clients }, () => onePass(site.appUrl, site.company.tenantId));
    const plain = Array.from({ length: clients }, () => bareSql(site.appUrl, whole));
    const against = (other: readonly { run: () => Promise<void> }[], headers?: Record<string, string>) =>
      inTurns(
        {
          subject: ask(people, site, headers),
          yardstick: async (client) => other[client]?.run(),
          clients,
          burst: BURST,
        },
        rounds,
      );
    const name = `kpi.overview over HTTP, ${clients} client${clients > 1 ? "s" : ""}`;
    const main = await against(passes);
    missed = ratioLine(name, main, "one pass", { atMost: 0.6 }) > 0.6 || missed;
    valueLine("  calls a second", rate(main.subject));
    ratioLine(name, await against(plain), "its own statements, plain");
    if (clients === 1)
      ratioLine(`${name}, compressed`, await against(passes, { "accept-encoding": "gzip, deflate, br" }), "one pass");
    for (const one of [...passes, ...plain]) await one.end();
    if (missed && clients > 1) await tell(site, (client) => ask(people, site)(client), clients);
    for (const one of people) one.close();
  }
}

const rate = ({ each, wall }: Outcome["subject"]): string => (each.length / (wall / 1000)).toFixed(1);

/** The statements of one call, read off the product's own functions in this process. */
async function scripts({ company, appUrl }: Site): Promise<{ whole: Script; own: Script }> {
  const [{ readSession }, { createApi }] = [await import("@/server/auth/session"), await import("@/server/root")];
  const kept = globalThis as { tenkanDatabase?: Database };
  const usual = kept.tenkanDatabase;
  const db = createDatabase({ url: appUrl, max: 1, applicationName: "tenkan bench" });
  const whole = await recorded(db, async (listening) => {
    kept.tenkanDatabase = listening;
    await readSession("nobody's", new Date());
    await createApi({
      user: { id: company.userId, name: "Bench", email: company.email, locale: "ja" },
      now: new Date(),
      requestId: "bench",
      network: "bench",
    }).kpi.overview({ tenant: company.slug });
  });
  kept.tenkanDatabase = usual;
  await db.end();
  return { whole, own: whole.slice(-1) };
}

/** Where the server's time goes while the visitors do something: a CPU profile of five seconds. */
async function tell(site: Site, doing: (client: number) => Promise<unknown>, clients: number): Promise<void> {
  const until = performance.now() + 5_500;
  const work = Array.from({ length: clients }, async (_, client) => {
    while (performance.now() < until) await doing(client);
  });
  const taken = await site.served.profile(5_000);
  await Promise.all(work);
  console.log(topOf(taken));
}

/** The same call of the same company with few neighbours in the database and with many. */
export async function overviewAmongMany(
  few: Site,
  many: Site,
  { rounds, names }: { rounds: number; names: [string, string] },
): Promise<void> {
  heading("The first page's call with many tenants in the database (ms)");
  for (const clients of CLIENTS) {
    const [here, there] = [await visitors(many, clients), await visitors(few, clients)];
    const found = await inTurns(
      { subject: ask(here, many), yardstick: ask(there, few), clients, burst: BURST },
      rounds,
    );
    ratioLine(`${names[1]} tenants, ${clients} client${clients > 1 ? "s" : ""}`, found, `${names[0]} tenants`, {
      atMost: 1.1,
    });
    for (const one of [...here, ...there]) one.close();
  }
  await amongManyBare(few, many, { rounds, names });
}

async function amongManyBare(
  few: Site,
  many: Site,
  { rounds, names }: { rounds: number; names: [string, string] },
): Promise<void> {
  const [here, there] = [
    bareSql(many.appUrl, (await scripts(many)).whole),
    bareSql(few.appUrl, (await scripts(few)).whole),
  ];
  ratioLine(
    `${names[1]} tenants, plain SQL, 1 client`,
    await inTurns({ subject: here.run, yardstick: there.run, burst: BURST }, rounds),
    `${names[0]} tenants`,
  );
  for (const one of [here, there]) await one.end();
}

/** Whole first pages, as a signed-in lead's browser asks for them. */
export async function firstPages(site: Site, rounds: number): Promise<void> {
  heading("Whole first pages (HTML; ms)");
  for (const clients of CLIENTS) {
    const people = await visitors(site, clients);
    const page = async (client: number) => people[client]?.page(`/${site.company.slug}`);
    const found = await inTurns(
      { subject: page, yardstick: ask(people, site), clients, burst: BURST },
      Math.ceil(rounds / 2),
    );
    ratioLine(`GET /{slug}, ${clients} client${clients > 1 ? "s" : ""}`, found, "its call alone");
    valueLine("  pages a second", `${rate(found.subject)} (p95 ${p95(found.subject.each).toFixed(0)} ms)`);
    if (clients > 1) await tell(site, page, clients);
    for (const one of people) one.close();
  }
}
