import { sql } from "drizzle-orm";
import { createDatabase, type Database } from "@/db/connection/client";
import { talliesInForce } from "@/db/queries/tallies/in-force";
import type { DatabaseUrls } from "@/db/roles/roles";
import { inTenant } from "@/db/connection/scope";
import { DEFAULT_VARIANTS } from "@/domain/kpi/kpi";
import { OVERVIEW_KPIS } from "@/domain/dashboard/ledger";
import { addDays, DEFAULT_CALENDAR, type LocalDate } from "@/domain/time/period";
import { JAPANESE_OFFICE } from "@/domain/time/work-calendar";
import { trendViewSchema } from "@/domain/views/trend";
import { onePass } from "./bare-sql";
import { type Contest, inTurns } from "./measure";
import { heading, ratioLine } from "./print";
import { type BenchCompany, company, DAYS } from "./world";

interface Pair {
  name: string;
  against: string;
  contest: Contest;
  atMost?: number;
}

/** Procedures and queries called in this process, each against its yardstick. */
export async function proceduresInProcess(
  urls: DatabaseUrls,
  long: BenchCompany,
  { rounds, today }: { rounds: number; today: LocalDate },
): Promise<void> {
  heading("Called in process, without HTTP (ms)");
  const short = await company(urls.appUrl, "short", today, 92);
  const [app, backup] = [urls.appUrl, urls.backupUrl].map((url) =>
    createDatabase({ url, max: 1, applicationName: "tenkan bench" }),
  ) as [Database, Database];
  const { callerOf, end } = await product();
  const three = callerOf(long);
  const pass = onePass(urls.appUrl, long.tenantId);
  const pairs = [
    ...pagePairs([three, long], [callerOf(short), short], pass.run),
    ...queryPairs({ app, backup }, long, today),
    filePair(three, long),
  ];
  for (const { name, against, contest, atMost } of pairs)
    ratioLine(name, await inTurns(contest, rounds), against, atMost === undefined ? {} : { atMost });
  await Promise.all([app.end(), backup.end(), end(), pass.end()]);
}

/** The product's procedures as one member calls them; its settings must be in the environment by now. */
async function product() {
  const [{ createApi }, { database }] = [await import("@/server/root"), await import("@/server/database")];
  const callerOf = ({ userId, email }: BenchCompany) =>
    createApi({
      user: { id: userId, name: "Bench", email, locale: "ja" },
      now: new Date(),
      requestId: "bench",
      network: "bench",
    });
  return { callerOf, end: () => database().end() };
}
type Caller = ReturnType<Awaited<ReturnType<typeof product>>["callerOf"]>;

/** Whole procedures, gate and all, as a page calls them. */
function pagePairs(
  [three, long]: [Caller, BenchCompany],
  [quarter, short]: [Caller, BenchCompany],
  pass: () => Promise<void>,
): Pair[] {
  const frame = () => three.tenant.shell({ tenant: long.slug });
  const page = () => three.kpi.overview({ tenant: long.slug });
  const trend = (grain: "day" | "month") =>
    three.trend.view({
      tenant: long.slug,
      ...trendViewSchema.parse({ grain, range: "last_fiscal_year", kpi: "answer_rate" }),
    });
  return [
    {
      name: "first page, 3 years",
      against: "first page, 3 months",
      contest: { subject: page, yardstick: () => quarter.kpi.overview({ tenant: short.slug }) },
    },
    { name: "first page, 3 years", against: "the frame alone", contest: { subject: page, yardstick: frame } },
    ...[
      { name: "first page, 3 years", subject: page },
      { name: "a year by day", subject: () => trend("day") },
      { name: "a year by month", subject: () => trend("month") },
      { name: "the day's grid", subject: () => three.record.day({ tenant: long.slug }) },
      { name: "a KPI's page", subject: () => three.kpi.one({ tenant: long.slug, kpi: "answer_rate" }) },
      { name: "the targets", subject: () => three.target.list({ tenant: long.slug }) },
    ].map(({ name, subject }): Pair => ({
      name,
      against: "one pass",
      contest: { subject, yardstick: pass },
      atMost: 0.6,
    })),
  ];
}

/** What the isolation costs: the same statement as the app's role under row-level security, and as one who bypasses it. */
function queryPairs(
  { app, backup }: { app: Database; backup: Database },
  { tenantId }: BenchCompany,
  today: LocalDate,
): Pair[] {
  const range = { from: addDays(today, -DAYS), until: today };
  const ask = {
    range,
    grain: "month" as const,
    calendar: DEFAULT_CALENDAR,
    work: JAPANESE_OFFICE,
    kpis: OVERVIEW_KPIS,
  };
  const history = { initial: DEFAULT_VARIANTS, changes: [] };
  const sums = (db: Database) => () =>
    inTenant(db, tenantId, (scope) => talliesInForce(scope, ask, history), { readOnly: true });
  const empty = () => inTenant(app, tenantId, ({ tx }) => tx.execute(sql`select 1`), { readOnly: true });
  return [
    {
      name: "every KPI, 36 months, row-level security",
      against: "without it",
      contest: { subject: sums(app), yardstick: sums(backup) },
    },
    {
      name: "every KPI, 36 months",
      against: "an empty transaction",
      contest: { subject: sums(app), yardstick: empty },
    },
  ];
}

/** Reading a long file through the import's first step against taking its lines apart. */
function filePair(three: Caller, { slug, channels }: BenchCompany): Pair {
  const text = [
    "date,offered,answered",
    ...Array.from({ length: 9_000 }, (_, i) => `${addDays("2000-01-01", i)},${i},${i}`),
  ].join("\n");
  const asked = {
    tenant: slug,
    text,
    delimiter: null,
    headerRow: null,
    placeColumns: null,
    channelId: channels[0]?.id ?? null,
  };
  return {
    name: "9,000 lines read and guessed",
    against: "split at commas",
    contest: {
      subject: () => three.import.inspect(asked),
      yardstick: async () => text.split("\n").map((line) => line.split(",")),
    },
  };
}
