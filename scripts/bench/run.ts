import { createDatabase, type Database } from "@/db/client";
import { kpiTallies } from "@/db/queries/kpi-tallies";
import { inTenant } from "@/db/scope";
import { dropDatabase, freshDatabase, testCluster } from "@/db/testing-cluster";
import { DEFAULT_VARIANTS } from "@/domain/kpi";
import { OVERVIEW_KPIS } from "@/domain/overview";
import { addDays, DEFAULT_CALENDAR } from "@/domain/period";
import { trendViewSchema } from "@/domain/trend-view";
import { createCaller } from "@/server/trpc";
import { sql } from "drizzle-orm";
import { measured, type Pair } from "./measure";
import { type BenchCompany, company } from "./world";

const TODAY = "2026-11-23";
const YEARS_3 = 1_096;

/** Builds a database of its own, measures `rounds` times and prints a line a question. */
export async function bench(report: (line: string) => void, rounds: number): Promise<void> {
  report("Preparing a database with three years of six channels");
  const cluster = await testCluster();
  const name = `${cluster.base}_bench_${process.pid}`;
  try {
    const urls = await freshDatabase(cluster.adminUrl, name);
    Object.assign(process.env, { DATABASE_APP_URL: urls.appUrl, AUTH_SECRET: "x".repeat(40), AUTH_URL: "http://localhost:1", NODE_ENV: "production" });
    const [long, short] = [await company(urls.appUrl, "long", TODAY, YEARS_3), await company(urls.appUrl, "short", TODAY, 92)];
    for (let other = 0; other < 5; other += 1) await company(urls.appUrl, `other-${other}`, TODAY, YEARS_3);
    report(`Measuring, ${rounds} rounds each`);
    console.log(`${"".padEnd(44)}  median     p95   ratio`);
    const { callerOf, end } = await product();
    const [app, backup] = [urls.appUrl, urls.backupUrl].map((url) => createDatabase({ url, max: 1, applicationName: "tenkan bench" })) as [Database, Database];
    const three = callerOf(long);
    const pairs = [...pagePairs([three, long], [callerOf(short), short]), ...queryPairs(app, backup, long), filePair(three, long)];
    for (const pair of pairs) console.log(await measured(pair, rounds));
    await Promise.all([app.end(), backup.end(), end()]);
  } finally {
    await dropDatabase(cluster.adminUrl, name);
    await cluster.stop();
  }
}

/** The product's procedures as one member calls them; its settings must be in the environment by now. */
async function product() {
  const [{ appRouter }, { database }] = [await import("@/server/root"), await import("@/server/database")];
  const open = createCaller(appRouter);
  const now = new Date(`${TODAY}T00:00:00Z`);
  const callerOf = ({ userId, email }: BenchCompany) => open({ user: { id: userId, name: "Bench", email, locale: "ja" }, now, requestId: "bench" });
  return { callerOf, end: () => database().end() };
}
type Caller = ReturnType<Awaited<ReturnType<typeof product>>["callerOf"]>;

/** Whole procedures, gate and all, as a page calls them. */
function pagePairs([three, long]: [Caller, BenchCompany], [quarter, short]: [Caller, BenchCompany]): Pair[] {
  const frame = () => three.tenant.shell({ tenant: long.slug });
  const trend = (grain: "day" | "month") => three.trend.view({ tenant: long.slug, ...trendViewSchema.parse({ grain, range: "last_fiscal_year", kpi: "answer_rate" }) });
  return [
    { name: "first page, 3 years", subject: () => three.kpi.overview({ tenant: long.slug }), against: "first page, 3 months", yardstick: () => quarter.kpi.overview({ tenant: short.slug }) },
    { name: "first page, 3 years", subject: () => three.kpi.overview({ tenant: long.slug }), against: "the frame alone", yardstick: frame },
    { name: "a year by day", subject: () => trend("day"), against: "the same by month", yardstick: () => trend("month") },
    { name: "the day's grid", subject: () => three.record.day({ tenant: long.slug }), against: "the frame alone", yardstick: frame },
  ];
}

/** What the isolation costs: the same statement as the app's role under row-level security, and as one who bypasses it. */
function queryPairs(app: Database, backup: Database, { tenantId }: BenchCompany): Pair[] {
  const range = { from: addDays(TODAY, -YEARS_3), until: TODAY };
  const ask = { range, grain: "month" as const, calendar: DEFAULT_CALENDAR, kpis: OVERVIEW_KPIS, variants: DEFAULT_VARIANTS };
  const sums = (db: Database) => () => inTenant(db, tenantId, (scope) => kpiTallies(scope, ask), { readOnly: true });
  return [
    { name: "every KPI, 36 months, row-level security", subject: sums(app), against: "without it", yardstick: sums(backup) },
    { name: "every KPI, 36 months", subject: sums(app), against: "an empty transaction", yardstick: () => inTenant(app, tenantId, ({ tx }) => tx.execute(sql`select 1`), { readOnly: true }) },
  ];
}

/** Reading a long file through the import's first step against taking its lines apart. */
function filePair(three: Caller, { slug, channels }: BenchCompany): Pair {
  const text = ["date,offered,answered", ...Array.from({ length: 9_000 }, (_, i) => `${addDays("2000-01-01", i)},${i},${i}`)].join("\n");
  const asked = { tenant: slug, text, delimiter: null, headerRow: null, placeColumns: null, channelId: channels[0]?.id ?? null };
  return { name: "9,000 lines read and guessed", subject: () => three.import.inspect(asked), against: "split at commas", yardstick: async () => text.split("\n").map((line) => line.split(",")) };
}
