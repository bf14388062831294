import { describe, expect, test } from "vitest";
import { planImport, type Existing } from "@/domain/imports/plan";
import { farFromUsual } from "@/domain/imports/numbers/usual";
import { readRows } from "@/domain/imports/rows";
import { summariseImport } from "@/domain/imports/summary";
import type { ImportMapping } from "@/domain/imports/mapping";
import type { ImportTarget } from "@/domain/imports/destination";
import { DEFAULT_VARIANTS, type Variants } from "@/domain/kpi/kpi";
import { DEFAULT_CALENDAR } from "@/domain/time/period";

const phone: ImportTarget = {
  id: "11111111-1111-4111-8111-111111111111",
  name: "電話",
  kind: "phone",
  cadence: "day",
  teamId: "t",
  teamName: "受注",
};
const email: ImportTarget = { ...phone, id: "22222222-2222-4222-8222-222222222222", name: "メール", kind: "email" };
const total = (measure: "contacts" | "answered" | "abandoned") =>
  ({ use: "measure", measure, as: "total", unit: "one", per: null }) as const;
const base: ImportMapping = {
  delimiter: ",",
  headerRow: 0,
  dateOrder: "ymd",
  firstDay: null,
  thresholdSec: null,
  answers: [{ column: 3, kind: "duration", reading: "m:ss" }],
  places: [{ team: null, channel: null, channelId: phone.id }],
  columns: [
    { use: "date" },
    total("contacts"),
    total("answered"),
    { use: "measure", measure: "wait_answered_sec", as: "average", unit: "seconds", per: "answered" },
    { use: "measure", measure: "answered_in_threshold", as: "rate", unit: "percent", per: "contacts" },
  ],
};
const table = (...lines: string[]) =>
  ["日付,着信,応答,平均応答速度,サービスレベル", ...lines].map((line, i) => ({ line: i + 1, cells: line.split(",") }));
const read = (lines: string[], mapping: ImportMapping = base, targets = [phone, email]) =>
  readRows(table(...lines), { mapping, targets, calendar: DEFAULT_CALENDAR, today: "2025-06-01", currency: "JPY" });
const codes = (issues: readonly { line: number; column: number | null; code: string }[]) =>
  issues.map(({ line, column, code }) => `${line}:${column}:${code}`);

describe("rows", () => {
  test("averages and rates become sums and are marked; an estimate stays within what it is a part of", () => {
    const { rows, issues } = read(["2025-04-01,100,90,0:20,80%", "2025-04-02,10,9,0:10,98%"]);
    expect(rows[0]?.values).toEqual({ offered: 100, answered: 90, wait_answered_sec: 1800, answered_in_threshold: 80 });
    expect(rows[0]?.estimated).toEqual(["wait_answered_sec", "answered_in_threshold"]);
    expect(rows[1]?.values.answered_in_threshold).toBe(9);
    expect(codes(issues)).toEqual(["3:4:estimate_capped"]);
  });

  test("every bad row with its line, column, value and reason; a twice-given period names both lines", () => {
    const { issues } = read([
      "2025-04-01,100,90,,",
      "4/31,1,1,,",
      "2025-04-03,十,1,,",
      "2025/4/1,5,5,,",
      "2025-02-30,1,1,,",
      "2026-01-01,1,1,,",
      ",3,3,,",
    ]);
    expect(codes(issues)).toEqual([
      "3:0:not_a_date",
      "4:1:not_a_number",
      "5:0:duplicate_period",
      "6:0:no_such_day",
      "7:0:in_the_future",
      "8:0:date_missing",
    ]);
    expect(issues[2]).toMatchObject({ value: "2025/4/1", params: { line: 2, channel: "電話" } });
  });

  test("blank rows and total rows are left out and counted; blank cells are not zeros", () => {
    const { rows, skipped, issues } = read(["2025-04-01,100,,,", ",,,,", "2025-04-02,,,,", "合計,100,,,"]);
    expect([rows.length, skipped, issues]).toEqual([1, { blank: 2, total: 1, place: 0, note: 0, header: 0 }, []]);
    expect(rows[0]?.values).toEqual({ offered: 100 });
  });

  test("a file without dates counts the days on from its first", () => {
    const mapping = {
      ...base,
      columns: [{ use: "ignore" } as const, ...base.columns.slice(1)],
      firstDay: "2025-04-30",
    };
    expect(read(["x,1,1,,", "x,2,2,,"], mapping).rows.map(({ period }) => period.from)).toEqual([
      "2025-04-30",
      "2025-05-01",
    ]);
  });

  test("one column of contacts serves a phone and a mailbox; what a channel does not have is refused unless it is 0", () => {
    const mapping: ImportMapping = {
      ...base,
      columns: [{ use: "date" }, total("contacts"), total("answered"), { use: "channel" }, { use: "ignore" }],
      places: [
        { team: null, channel: "電話", channelId: phone.id },
        { team: null, channel: "メール", channelId: email.id },
        { team: null, channel: "FAX", channelId: null },
      ],
    };
    const { rows, issues, skipped } = read(
      [
        "2025-04-01,10,9,電話,",
        "2025-04-01,7,0,メール,",
        "2025-04-02,7,3,メール,",
        "2025-04-01,2,2,FAX,",
        "2025-04-01,2,2,LINE,",
      ],
      mapping,
    );
    expect(rows.map(({ values }) => values)).toEqual([{ offered: 10, answered: 9 }, { received: 7 }]);
    expect(codes(issues)).toEqual(["4:2:not_of_this_channel", "6:3:unknown_place"]);
    expect(skipped.place).toBe(1);
  });
});

const cesScaleOn = () => "1-7" as const;

describe("the plan", () => {
  const record = (start: string, values: Existing["values"], rest: Partial<Existing> = {}): Existing => ({
    channelId: phone.id,
    start,
    until: "2025-04-02",
    cadence: "day",
    version: 3,
    writtenAt: "2025-04-03T00:00:00.000Z",
    estimates: [],
    values,
    ...rest,
  });
  const { rows } = read(["2025-04-01,100,90,,", "2025-04-02,50,40,,"]);

  test("new, changed, same; replaced cells with old and new; keeping leaves them", () => {
    const existing = [record("2025-04-01", { offered: 100, answered: 88, abandoned: 10 })];
    const plan = planImport(rows, existing, { onExisting: "replace", cesScaleOn });
    expect(plan.rows.map(({ change, written }) => [change, written])).toEqual([
      ["changed", { answered: 90 }],
      ["new", { offered: 50, answered: 40 }],
    ]);
    expect(plan.replaced).toEqual([
      { line: 2, channelId: phone.id, start: "2025-04-01", measure: "answered", before: 88, after: 90 },
    ]);
    expect(plan.rows[0]?.after).toMatchObject({ offered: 100, answered: 90, abandoned: 10 });
    const kept = planImport(rows, existing, { onExisting: "keep", cesScaleOn });
    expect(kept.rows.map(({ change }) => change)).toEqual(["same", "new"]);
    expect(kept.replaced).toHaveLength(1);
  });

  test("a record that cannot be true is an error at the file's cell, also with what was recorded before", () => {
    const plan = planImport(rows, [record("2025-04-01", { offered: 80, abandoned: 20 })], {
      onExisting: "keep",
      cesScaleOn,
    });
    expect(codes(plan.issues.filter(({ severity }) => severity === "error"))).toEqual(["2:2:answered_over_offered"]);
  });

  test("a month recorded before stands in the way of its days", () => {
    const month = record("2025-04-01", {}, { start: "2025-04-01", until: "2025-05-01", cadence: "month" });
    expect(codes(planImport(rows.slice(1), [month], { onExisting: "replace", cesScaleOn }).issues)).toEqual([
      "3:null:overlaps_record",
    ]);
  });

  test("a row's own record is its own, whatever else was recorded of its days long ago", () => {
    const week = record("2025-03-27", {}, { start: "2025-03-27", until: "2025-04-03", cadence: "week" });
    const plan = planImport(rows.slice(1), [week, record("2025-04-02", { offered: 1 }, { until: "2025-04-03" })], {
      onExisting: "replace",
      cesScaleOn,
    });
    expect([codes(plan.issues), plan.rows.map(({ change }) => change)]).toEqual([[], ["changed"]]);
  });

  test("a mean a contact far from that of the records before is told, once a channel", () => {
    const past = (seconds: number) =>
      ["03-01", "03-02", "03-03", "03-04"].map((day) =>
        record(`2025-${day}`, { answered: 10, wait_answered_sec: seconds }),
      );
    const planned = (...cells: string[]) =>
      planImport(read(cells).rows, [], { onExisting: "replace", cesScaleOn }).rows;
    const far = (seconds: number) =>
      farFromUsual(planned("2025-04-01,100,90,0:20,", "2025-04-02,100,90,0:20,"), past(seconds)).map(
        ({ line, column, value, code, params }) => [line, column, value, code, params["limit"]],
      );
    expect([far(12_000), far(41), far(200), far(999)]).toEqual([[[2, 3, "0:20", "far_from_usual", 1200]], [], [], []]);
    expect(far(40)).toEqual([[2, 3, "0:20", "far_from_usual", 4]]);
    expect(farFromUsual(planned("2025-04-01,100,90,0:20,"), past(12_000).slice(1))).toEqual([]);
  });

  test("what a preview says goes by the definition of the file's days, and of two there is no common value", () => {
    const { rows } = planImport(read(["2025-04-01,100,90,0:20,80%", "2025-04-02,10,1,0:10,10%"]).rows, [], {
      onExisting: "replace",
      cesScaleOn,
    });
    const level = (definitionsOn: (day: string) => Variants) =>
      summariseImport(rows, definitionsOn, "JPY").kpis.find(({ id }) => id === "service_level")?.value;
    const answered = { ...DEFAULT_VARIANTS, serviceLevel: "answered" } as const;
    expect(level(() => answered)).toBe(81 / 91);
    expect(level((day) => (day < "2025-04-02" ? DEFAULT_VARIANTS : answered))).toBeUndefined();
  });

  test("totals and KPIs are sums divided once; estimates are marked", () => {
    const read2 = read(["2025-04-01,100,90,0:20,80%", "2025-04-02,10,1,0:10,10%"]);
    const { totals, kpis } = summariseImport(
      planImport(read2.rows, [], { onExisting: "replace", cesScaleOn }).rows,
      () => DEFAULT_VARIANTS,
      "JPY",
    );
    expect(totals.map(({ measure, value, estimated }) => [measure, value, estimated])).toEqual([
      ["offered", 110, false],
      ["answered", 91, false],
      ["answered_in_threshold", 81, true],
      ["wait_answered_sec", 1810, true],
    ]);
    expect(Object.fromEntries(kpis.map(({ id, value, estimated }) => [id, [value, estimated]]))).toMatchObject({
      answer_rate: [91 / 110, false],
      asa_sec: [1810 / 91, true],
      service_level: [81 / 110, true],
    });
  });
});
