import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { inTenant } from "@/db/connection/scope";
import { dueOn } from "@/db/queries/records/periods";
import { strayMonths } from "@/db/queries/tallies/monthly";
import { records } from "@/db/schema/record";
import { createTenant, type TestTenant } from "@/db/testing/tenant";
import { addDays, DEFAULT_CALENDAR, type LocalDate } from "@/domain/time/period";
import { JAPANESE_OFFICE } from "@/domain/time/work-calendar";
import { createApi } from "../root";
import { requestOf, serverDatabase } from "../testing";

const db = serverDatabase();
const TODAY = "2026-12-20";
let tenant: TestTenant;
let mail: string;
beforeEach(async () => {
  tenant = await createTenant(db, { teams: [{ name: "Support", channels: [{ kind: "email", cadence: "week" }] }] });
  mail = tenant.channel("email").id;
});

const api = () => createApi(requestOf(tenant.lead, TODAY));
async function turn(weekStart: "monday" | "sunday") {
  const admin = createApi(requestOf(tenant.admin, TODAY));
  const { version, facts } = await admin.settings.view({ tenant: tenant.slug });
  await admin.settings.save({ tenant: tenant.slug, version, ...facts, weekStart });
}
const save = (start: LocalDate, seen: number | null, typed: number) =>
  api().record.saveCells({
    tenant: tenant.slug,
    channelId: mail,
    start,
    cells: [{ measure: "received", seen, typed }],
  });
/** The weeks the grid of a month has, with what is recorded. */
const weeks = async (month: LocalDate) =>
  (await api().record.month({ tenant: tenant.slug, channel: mail, month })).rows.map(
    ({ start, until, values }) => [start, addDays(until, -1), values.received ?? null] as const,
  );
const stored = () =>
  inTenant(db, tenant.tenantId, ({ tx }) =>
    tx
      .select({ from: records.start, until: records.until })
      .from(records)
      .where(eq(records.tenantId, tenant.tenantId))
      .orderBy(asc(records.start)),
  );

test("from Monday to Sunday the week of the turn has six days; what was recorded stays where it was, and can be changed", async () => {
  await save("2026-10-26", null, 70);
  await turn("sunday");
  expect(await weeks("2026-10-01")).toContainEqual(["2026-10-26", "2026-11-01", 70]);
  expect((await weeks("2026-11-01")).slice(0, 2)).toEqual([
    ["2026-11-02", "2026-11-07", null],
    ["2026-11-08", "2026-11-14", null],
  ]);
  await expect(save("2026-11-01", null, 1)).rejects.toMatchObject({ key: "period_overlaps" });
  await expect(save("2026-11-03", null, 1)).rejects.toMatchObject({ key: "not_a_period_start" });
  await save("2026-11-02", null, 60);
  await save("2026-10-26", 70, 71);
  expect(await stored()).toEqual([
    { from: "2026-10-26", until: "2026-11-02" },
    { from: "2026-11-02", until: "2026-11-08" },
  ]);
});

test("from Sunday to Monday the day between is a week of its own, on the day's page too", async () => {
  await turn("sunday");
  await save("2026-10-25", null, 70);
  await turn("monday");
  expect((await weeks("2026-11-01"))[0]).toEqual(["2026-11-01", "2026-11-01", null]);
  const day = await api().record.day({ tenant: tenant.slug, date: "2026-11-01" });
  expect(day.rows).toMatchObject([{ start: "2026-11-01", until: "2026-11-02" }]);
  await save("2026-11-01", null, 10);
  await save("2026-11-02", null, 72);
  expect(await stored()).toHaveLength(3);
});

test("turned both ways and back, every day can be recorded and none twice; the sums and the calendar follow", async () => {
  await save("2026-10-05", null, 7);
  await turn("sunday");
  await save("2026-10-12", null, 6);
  await save("2026-10-18", null, 7);
  await turn("monday");
  await save("2026-10-25", null, 1);
  await save("2026-11-02", null, 7);
  await turn("sunday");
  for (const month of ["2026-10-01", "2026-11-01"])
    for (const [start, last, received] of await weeks(month))
      if (received === null) await save(start, null, 1 + (Date.parse(last) - Date.parse(start)) / 86_400_000);
  const held = await stored();
  // Each begins where the one before ends: no day is left out, and none is in two.
  expect(held.slice(1).map(({ from }) => from)).toEqual(held.slice(0, -1).map(({ until }) => until));
  const [first, last] = [held[0]?.from ?? "", held.at(-1)?.until ?? ""];
  expect([first <= "2026-10-05", last > "2026-11-28"]).toEqual([true, true]);
  const rows = await api().trend.rows({
    tenant: tenant.slug,
    kpi: "contacts",
    range: `${first}..${addDays(last, -1)}`,
  });
  expect(rows.footer.value).toBe((Date.parse(last) - Date.parse(first)) / 86_400_000);
  expect(await inTenant(db, tenant.tenantId, (scope) => strayMonths(scope))).toEqual([]);
  const calendar = await api().record.calendar({ tenant: tenant.slug, month: "2026-11-01" });
  expect(calendar.rows[0]?.cells.filter(({ state }) => state !== "recorded")).toEqual([]);
});

test("the calendar misses the days between, where nobody recorded them", async () => {
  await save("2026-10-26", null, 70);
  await turn("sunday");
  await save("2026-11-08", null, 70);
  const { rows } = await api().record.calendar({ tenant: tenant.slug, month: "2026-11-01" });
  expect(rows[0]?.cells.find(({ from }) => from === "2026-11-02")).toMatchObject({
    until: "2026-11-08",
    state: "missing",
  });
  // The badge asks for them as well: the week before the turn holds but one of them.
  const calendar = { ...DEFAULT_CALENDAR, weekStart: "sunday" as const };
  const due = await inTenant(db, tenant.tenantId, (scope) =>
    dueOn(scope, { teams: "all", date: "2026-11-08", calendar, work: JAPANESE_OFFICE }),
  );
  expect(due).toMatchObject([{ state: "missing" }]);
});

test("a file's week that holds days of a recorded one is refused with its line, and nothing is written", async () => {
  await save("2026-10-26", null, 70);
  await turn("sunday");
  const file = { tenant: tenant.slug, text: "週開始日,受付件数\r\n2026/11/1,99\r\n2026/11/8,50" };
  const { mapping } = await api().import.inspect({
    ...file,
    delimiter: null,
    headerRow: null,
    placeColumns: null,
    channelId: mail,
  });
  const rules = { ...file, mapping, onExisting: "replace" as const };
  const preview = await api().import.preview(rules);
  expect(preview.issues).toMatchObject([{ line: 2, code: "overlaps_record", params: { start: "2026-10-26" } }]);
  const run = { ...rules, key: randomUUID(), fileName: "weeks.csv", fingerprint: preview.fingerprint };
  await expect(api().import.run(run)).rejects.toMatchObject({ key: "import_has_errors" });
  expect(await stored()).toHaveLength(1);
});
