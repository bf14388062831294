import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import postgres from "postgres";
import type { ImportMapping } from "@/domain/imports/mapping";
import { BASIC_SLOTS, MEASURES, type RecordMeasureId } from "@/domain/measures/measure";
import { addDays, type LocalDate } from "@/domain/time/period";
import { inTurns, median } from "./measure";
import { heading, ratioLine, valueLine } from "./print";
import type { DatabaseUrls } from "@/db/roles/roles";
import type { Site } from "./overview";
import { signedIn } from "./visitor";
import { type BenchCompany, company, DAYS } from "./world";

const SLOTS = BASIC_SLOTS.flat() as RecordMeasureId[];
/** Counts that fit together; 20 where nothing is said. */
const USUAL: Partial<Record<RecordMeasureId, number>> = {
  offered: 120,
  received: 120,
  answered: 100,
  handled: 100,
  abandoned: 10,
  answered_in_threshold: 80,
  handle_sec: 30_000,
  resolved_first_contact: 60,
  csat_satisfied: 10,
};

/** Importing a long file over HTTP into an empty company, against COPY of the same rows into a temporary table by the owner (the app may make none). */
export async function importAgainstCopy(
  { served, appUrl, urls }: Site & { urls: Pick<DatabaseUrls, "ownerUrl"> },
  { rounds, today }: { rounds: number; today: LocalDate },
): Promise<void> {
  heading(`Import of a file (ms)`);
  const copier = postgres(urls.ownerUrl, { max: 1, fetch_types: false, onnotice: () => {} });
  const prepared: (() => Promise<unknown>)[] = [];
  let rows = 0;
  for (let round = -1; round < 2 * rounds + 1; round += 1) {
    const place = await company(appUrl, `import-${round + 1}`, today, DAYS, false);
    const text = fileOf(place, today);
    rows = text.split("\n").length - 1;
    const person = await signedIn(served.origin, place.email);
    const asked = { tenant: place.slug, text, mapping: mappingOf(place), onExisting: "replace" };
    const preview = await person.mutate<{
      counts: { new: number };
      errors: number;
      issues: unknown[];
      fingerprint: string;
    }>("import.preview", asked);
    if (preview.errors > 0 || preview.counts.new !== rows)
      throw new Error(`the bench's file is no good: ${JSON.stringify(preview.issues.slice(0, 3))}`);
    prepared.push(() =>
      person
        .mutate("import.run", { ...asked, key: randomUUID(), fileName: "bench.csv", fingerprint: preview.fingerprint })
        .finally(() => person.close()),
    );
  }
  const subject = async () => prepared.pop()?.();
  const place = await company(appUrl, "copy", today, DAYS, false);
  const lines = recordsOf(place, today);
  const narrow = await inTurns(
    { subject, yardstick: () => copied(copier, lines, "like records including all") },
    rounds,
  );
  const name = `${rows.toLocaleString("en")} rows through import.run`;
  ratioLine(name, narrow, "COPY, temporary table with records' keys");
  const speed = median(narrow.yardstick.each) / median(narrow.subject.each);
  valueLine(
    "  rows a second, and share of that COPY's speed",
    `${perSecond(rows, narrow.subject.each)} of ${perSecond(rows, narrow.yardstick.each)}: ${speed.toFixed(2)}`,
    speed,
    { atLeast: 0.2 },
  );
  const bare = await inTurns({ subject, yardstick: () => copied(copier, lines, "like records") }, rounds);
  ratioLine(name, bare, "COPY, temporary table without any key");
  valueLine("  share of that COPY's speed", (median(bare.yardstick.each) / median(bare.subject.each)).toFixed(3));
  await copier.end();
}

const perSecond = (rows: number, times: readonly number[]) =>
  Math.round(rows / (median(times) / 1000)).toLocaleString("en");

const seen = (id: RecordMeasureId, kind: BenchCompany["channels"][number]["kind"]) =>
  MEASURES[id].channels.includes(kind);
const countOf = (id: RecordMeasureId, day: number): number => (USUAL[id] ?? 20) + (day % 7);
const each = <T>(
  { channels }: BenchCompany,
  today: LocalDate,
  row: (channel: BenchCompany["channels"][number], start: LocalDate, day: number) => T,
): T[] =>
  channels.flatMap((channel) =>
    Array.from({ length: DAYS }, (_, day) => row(channel, addDays(today, day - DAYS), day)),
  );

function fileOf(place: BenchCompany, today: LocalDate): string {
  const head = ["date", "channel", ...SLOTS].join(",");
  return [
    head,
    ...each(place, today, ({ kind, name }, start, day) =>
      [start, name, ...SLOTS.map((id) => (seen(id, kind) ? countOf(id, day) : ""))].join(","),
    ),
  ].join("\n");
}

const mappingOf = ({ channels }: BenchCompany): ImportMapping => ({
  delimiter: ",",
  headerRow: 0,
  dateOrder: "ymd",
  firstDay: null,
  thresholdSec: null,
  columns: [
    { use: "date" },
    { use: "channel" },
    ...SLOTS.map((measure) => ({
      use: "measure" as const,
      measure,
      as: "total" as const,
      unit: MEASURES[measure].unit === "seconds" ? ("seconds" as const) : ("one" as const),
      per: null,
    })),
  ],
  places: channels.map(({ id, name }) => ({ team: null, channel: name, channelId: id })),
});

/** The records the import makes of the file, as COPY takes them. */
const recordsOf = (place: BenchCompany, today: LocalDate): string =>
  each(place, today, ({ id, teamId, kind }, start, day) =>
    [
      place.tenantId,
      teamId,
      id,
      start,
      addDays(start, 1),
      "day",
      20,
      ...SLOTS.map((measure) => (seen(measure, kind) ? countOf(measure, day) : "")),
      "import",
      "f",
      1,
      place.userId,
      `${today}T00:00:00Z`,
    ].join(","),
  ).join("\n");

const COLUMNS = [
  "tenant_id",
  "team_id",
  "channel_id",
  "start",
  "until",
  "cadence",
  "sl_threshold_sec",
  ...SLOTS,
  "source",
  "estimated",
  "version",
  "updated_by",
  "updated_at",
];

async function copied(client: postgres.Sql, lines: string, shape: string): Promise<void> {
  await client.begin(async (tx) => {
    await tx.unsafe(`create temporary table copied (${shape}) on commit drop`);
    await pipeline(
      Readable.from([lines]),
      await tx.unsafe(`copy copied (${COLUMNS.join(", ")}) from stdin (format csv)`).writable(),
    );
  });
}
