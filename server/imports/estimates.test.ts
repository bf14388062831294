import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { inTenant } from "@/db/connection/scope";
import { strayMonths } from "@/db/queries/tallies/monthly";
import { createTenant, type TestTenant } from "@/db/testing/tenant";
import type { KpiId } from "@/domain/kpi/kpi";
import { createApi } from "../root";
import { requestOf, serverDatabase } from "../testing";

const db = serverDatabase();
let tenant: TestTenant;
let phone: string;
beforeEach(async () => {
  tenant = await createTenant(db);
  phone = tenant.channel("phone", tenant.teams[0].id).id;
});

let minute = 0;
/** Each call a minute after the last one: what came later is later. */
const api = () =>
  createApi({ ...requestOf(tenant.lead, "2026-11-23"), now: new Date(Date.UTC(2026, 10, 23, 1, minute++)) });

/** An export of an ACD that carries averages only, beside one that carries sums. */
const AVERAGES = ["日付,着信件数,応答件数,平均処理時間(秒)", "2026/11/2,100,90,300", "2026/11/3,80,70,200"];
const SUMS = ["日付,着信件数,応答件数,処理時間合計(秒)", "2026/11/3,80,70,14000", "2026/11/4,50,40,12000"];

async function imported(lines: readonly string[]): Promise<string> {
  const file = { tenant: tenant.slug, text: lines.join("\r\n") };
  const { mapping: guessed } = await api().import.inspect({
    ...file,
    delimiter: null,
    headerRow: null,
    placeColumns: null,
    channelId: phone,
  });
  const mapping = {
    ...guessed,
    columns: guessed.columns.map((column, i) =>
      i === 3
        ? {
            use: "measure" as const,
            measure: "handle_sec" as const,
            unit: "seconds" as const,
            ...(lines === AVERAGES
              ? { as: "average" as const, per: "answered" as const }
              : { as: "total" as const, per: null }),
          }
        : column,
    ),
  };
  const rules = { ...file, mapping, onExisting: "replace" as const };
  const { fingerprint } = await api().import.preview(rules);
  return (await api().import.run({ ...rules, key: randomUUID(), fileName: "acd.csv", fingerprint })).id;
}
const typed = (start: string, seen: number, value: number) =>
  api().record.saveCells({
    tenant: tenant.slug,
    channelId: phone,
    start,
    cells: [{ measure: "handle_sec", seen, typed: value }],
  });

/** How many of a figure's records are estimates, as every page has it: home, KPI page with its month, trend, rows. */
async function marks(kpi: KpiId) {
  const asked = { tenant: tenant.slug, range: "2026-11", kpi };
  const [home, one, trend, rows] = await Promise.all([
    api().kpi.overview({ tenant: tenant.slug, range: "2026-11" }),
    api().kpi.one(asked),
    api().trend.view({ ...asked, grain: "day" }),
    api().trend.rows(asked),
  ]);
  const card = home.groups.flatMap(({ cards, more }) => [...cards, ...more]).find(({ id }) => id === kpi);
  return {
    home: card?.now.estimated,
    page: one.card.now.estimated,
    month: one.months.at(-1)?.estimated,
    trend: trend.all.total.estimated,
    days: trend.all.points.flatMap(({ estimated }, i) => (estimated ? [trend.buckets[i]?.from] : [])),
    rows: rows.footer.estimated,
    row: rows.rows.map(({ start, estimated }) => [start, ...estimated]),
  };
}
const NONE = { home: undefined, page: undefined, month: false, trend: undefined, days: [], rows: undefined };

test("a figure made of averages times counts says so on every page, and no other figure of the same records does", async () => {
  await imported(AVERAGES);
  await imported(SUMS.filter((_, i) => i !== 1));
  expect(await marks("aht_sec")).toEqual({
    home: 2,
    page: 2,
    month: true,
    trend: 2,
    days: ["2026-11-02", "2026-11-03"],
    rows: 2,
    row: [
      ["2026-11-04", false, false],
      ["2026-11-03", true, false],
      ["2026-11-02", true, false],
    ],
  });
  const counted = await marks("answer_rate");
  expect(counted).toMatchObject(NONE);
  expect(counted.row).toEqual(["2026-11-04", "2026-11-03", "2026-11-02"].map((day) => [day, false, false]));
  const file = await api().export.rows({ tenant: tenant.slug, locale: "ja", range: "2026-11", kpi: "aht_sec" });
  let text = "";
  for await (const part of file.parts) text += part.text;
  expect(text).toMatch(/値,.*\(推定\)/);
  expect(text).toContain("3件の記録のうち3件から計算(うち推定2件)");
  expect(text.match(/,総処理時間\r\n/g)).toHaveLength(2);
});

test("what is typed over it, or replaced by a sum, is counted; an undo brings the estimate back; the sums follow", async () => {
  await imported(AVERAGES);
  await typed("2026-11-02", 27_000, 26_500);
  expect((await marks("aht_sec")).days).toEqual(["2026-11-03"]);
  const sums = await imported(SUMS.map((line) => line.replace("14000", "14100")));
  expect(await marks("aht_sec")).toMatchObject(NONE);
  await api().import.undo({ tenant: tenant.slug, importId: sums });
  expect((await marks("aht_sec")).days).toEqual(["2026-11-03"]);
  expect(await inTenant(db, tenant.tenantId, (scope) => strayMonths(scope))).toEqual([]);
});
