import { describe, expect, test } from "vitest";
import { planPaste, readBlock, type Sheet, writeBlock } from "./block";
import { issuesOf, sendable } from "./check";
import { columnsOf, kpisAt, measureAt, placeIn, setWith } from "./columns";
import { BASE_MEASURES, RECORD_MEASURES } from "../measures/measure";
import { blockOf, firstOpen, growTo, moveTo, type Shape, tabTo, within } from "./move";
import { cellText, cellUnit, plainText, readCell } from "./cell-text";

describe("columns", () => {
  test("a slot takes the measure a channel has; what none has is no column", () => {
    const columns = columnsOf("basic", ["phone", "email"]);
    expect(columns.map(({ key }) => key)).toEqual([
      "offered+received",
      "answered+handled",
      "abandoned",
      "answered_in_threshold",
      "handle_sec",
      "resolved_first_contact",
      "csat_responses",
      "csat_satisfied",
    ]);
    const [contacts, , abandoned] = columns;
    expect(contacts && [measureAt(contacts, "phone"), measureAt(contacts, "email")]).toEqual(["offered", "received"]);
    expect(abandoned && measureAt(abandoned, "email")).toBeNull();
    expect(columnsOf("basic", ["email"]).map(({ key }) => key)).not.toContain("abandoned");
    expect(columnsOf("reply", ["phone"])).toEqual([]);
  });

  test("every measure is shown by some set", () => {
    for (const { id, channels } of RECORD_MEASURES)
      expect(
        columnsOf(setWith(id, channels), channels).some((column) =>
          channels.some((kind) => placeIn([column], kind, id) === 0),
        ),
        id,
      ).toBe(true);
    for (const { id } of BASE_MEASURES)
      expect(columnsOf(setWith(id, ["base"]), ["base"]).map(({ key }) => key)).toContain(id);
    expect(placeIn(columnsOf("time", ["email"]), "email", "offered")).toBeNull();
  });

  test("the customer base has its own sets, and KPIs only where one of the rows has them", () => {
    expect(columnsOf("customers", ["base"]).map(({ key }) => key)).toContain("gross_margin");
    expect(columnsOf("mrr", ["base"]).map(({ key }) => key)).toEqual([
      "mrr_start",
      "mrr_churned",
      "mrr_contraction",
      "mrr_expansion",
    ]);
    expect(kpisAt("customers", ["base"])).toEqual(["churn_rate", "ltv", "arpa"]);
    expect(kpisAt("basic", ["email"])).toEqual(["aht_sec", "csat_top2"]);
  });
});

describe("moving", () => {
  const shape: Shape = [
    [true, true, true],
    [true, false, false],
    [true, true, true],
  ];
  test("arrows step over grey cells and stay at the edge", () => {
    expect(moveTo(shape, { row: 0, column: 1 }, "down")).toEqual({ row: 2, column: 1 });
    expect(moveTo(shape, { row: 1, column: 0 }, "right")).toEqual({ row: 1, column: 0 });
    expect(moveTo(shape, { row: 0, column: 0 }, "down", true)).toEqual({ row: 2, column: 0 });
    expect(moveTo(shape, { row: 0, column: 0 }, "up")).toEqual({ row: 0, column: 0 });
  });
  test("Tab reads row by row and ends at the ends", () => {
    expect(tabTo(shape, { row: 1, column: 0 }, false)).toEqual({ row: 2, column: 0 });
    expect(tabTo(shape, { row: 2, column: 0 }, true)).toEqual({ row: 1, column: 0 });
    expect(tabTo(shape, { row: 2, column: 2 }, false)).toBeNull();
    expect(tabTo(shape, { row: 0, column: 0 }, true)).toBeNull();
  });
  test("a place that is closed now gives way to the first open one; a selection may cover grey cells", () => {
    expect(within(shape, { row: 1, column: 1 })).toEqual({ row: 0, column: 0 });
    expect(firstOpen([[false]])).toBeNull();
    expect(growTo(shape, { row: 1, column: 0 }, "right")).toEqual({ row: 1, column: 1 });
    expect(blockOf({ row: 2, column: 0 }, { row: 0, column: 2 })).toEqual({
      from: { row: 0, column: 0 },
      to: { row: 2, column: 2 },
    });
  });
});

describe("a cell's text", () => {
  test.each([
    ["１，２３４", "offered", 1234],
    ["", "offered", null],
    ["0", "offered", 0],
    ["5:30", "handle_sec", 330],
    ["15:18:24", "handle_sec", 55_104],
    ["3.5万円", "labour_cost", 35_000],
    ["▲120", "gross_margin", -120],
  ] as const)("%s in %s is %s", (text, id, value) => expect(readCell(text, id, "JPY")).toEqual({ ok: true, value }));
  test.each([
    ["91.4%", "offered", "wrong_unit"],
    ["-3", "offered", "negative"],
    ["1.5", "offered", "fraction"],
    ["abc", "offered", "not_a_number"],
    ["99999999999", "offered", "too_large"],
    ["12,34", "offered", "bad_grouping"],
  ] as const)("%s in %s is refused: %s", (text, id, code) =>
    expect(readCell(text, id, "JPY")).toEqual({ ok: false, code }),
  );
  test("hours are always written, blank is not zero, and what is shown is read back", () => {
    expect([
      cellText(330, "seconds"),
      cellText(null, "count"),
      cellText(0, "count"),
      cellText(1234567, "count"),
      plainText(1234, "count"),
    ]).toEqual(["0:05:30", "", "0", "1,234,567", "1234"]);
    for (const value of [0, 59, 3600, 359_999])
      expect(readCell(cellText(value, "seconds"), "handle_sec", "JPY")).toEqual({ ok: true, value });
    expect(readCell(cellText(-1500, "yen"), "gross_margin", "JPY")).toEqual({ ok: true, value: -1500 });
  });

  test("in a company of dollars an amount is typed and shown with its cents; counts are not", () => {
    expect(readCell("1,234.50", "revenue", "USD")).toEqual({ ok: true, value: 123450 });
    expect(readCell("1.234", "revenue", "USD")).toEqual({ ok: false, code: "too_fine" });
    expect(readCell("1.5", "orders", "USD")).toEqual({ ok: false, code: "fraction" });
    expect([
      cellText(123450, cellUnit("revenue", "USD")),
      plainText(123450, cellUnit("revenue", "USD")),
      cellText(123450, cellUnit("orders", "USD")),
      cellText(123450, cellUnit("revenue", "JPY")),
    ]).toEqual(["1,234.50", "1234.50", "123,450", "123,450"]);
    for (const cents of [0, 1, -1500, 123_456_789_012])
      expect(readCell(plainText(cents, "USD"), "gross_margin", "USD")).toEqual({ ok: true, value: cents });
  });
});

describe("blocks", () => {
  const sheet: Sheet = [
    { id: "a", cells: ["offered", "answered", "handle_sec"] },
    { id: "b", cells: ["received", null, "handle_sec"] },
  ];
  test("reads what Excel and Sheets copy, quoted cells among it", () => {
    expect(readBlock("1\t2\r\n3\t4\r\n")).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
    expect(readBlock('"1\n2"\t"say ""x"""\n3\t')).toEqual([
      ["1\n2", 'say "x"'],
      ["3", ""],
    ]);
    expect(readBlock("")).toEqual([[""]]);
    expect(readBlock("7")).toEqual([["7"]]);
    expect(
      readBlock(
        writeBlock([
          ["1", ""],
          ["3", "4"],
        ]),
      ),
    ).toEqual([
      ["1", ""],
      ["3", "4"],
    ]);
  });
  test("takes what it understands, names what it does not, and counts what found no place", () => {
    const plan = planPaste(
      [["１０", "9", "x"], ["5", "3", "0:30", "8"], ["1"]],
      sheet,
      { row: 0, column: 0 },
      { rows: 1, columns: 1 },
      "JPY",
    );
    expect(plan.edits).toEqual([
      { row: "a", measure: "offered", typed: 10 },
      { row: "a", measure: "answered", typed: 9 },
      { row: "b", measure: "received", typed: 5 },
      { row: "b", measure: "handle_sec", typed: 30 },
    ]);
    expect(plan.refused).toEqual([{ row: "a", measure: "handle_sec", text: "x", code: "not_a_number" }]);
    expect([plan.beyond, plan.grey]).toEqual([2, 1]);
  });
  test("one value fills a larger selection; blank cells of a block clear", () => {
    expect(planPaste([["0"]], sheet, { row: 0, column: 0 }, { rows: 2, columns: 2 }, "JPY")).toMatchObject({
      edits: [{ typed: 0 }, { typed: 0 }, { row: "b", typed: 0 }],
      grey: 0,
    });
    expect(planPaste([["", "4"]], sheet, { row: 0, column: 0 }, { rows: 1, columns: 1 }, "JPY").edits).toEqual([
      { row: "a", measure: "offered", typed: null },
      { row: "a", measure: "answered", typed: 4 },
    ]);
  });
});

describe("checks", () => {
  test("errors before warnings; far above the usual is a warning", () => {
    expect(issuesOf("phone", { offered: 71, answered: 78 }).map(({ code, severity }) => [code, severity])).toEqual([
      ["answered_over_offered", "error"],
    ]);
    expect(issuesOf("email", { received: 71, handled: 78 }).map(({ severity }) => severity)).toEqual(["warning"]);
    expect(issuesOf("email", { received: 999 }, { received: [70, 71, 72, 73] }).map(({ code }) => code)).toEqual([
      "far_above_usual",
    ]);
    expect(
      issuesOf("base", { customers_start: 10, customers_new: 0, customers_churned: 11 }).map(({ code }) => code),
    ).toEqual(["churned_over_base"]);
  });
  test("a row that cannot be true is held back, what it does not concern is sent", () => {
    expect(sendable("phone", {}, { offered: 71, answered: 78, talk_sec: 5 })).toEqual(["offered", "talk_sec"]);
    expect(sendable("phone", { answered: 78 }, { offered: 71, talk_sec: 5 })).toEqual(["talk_sec"]);
    expect(sendable("phone", { offered: 10, answered: 5 }, { offered: 4, answered: 3 })).toEqual([
      "offered",
      "answered",
    ]);
    expect(sendable("phone", { offered: 1, answered: 5 }, { talk_sec: 5 })).toEqual([]);
    expect(sendable("phone", {}, { offered: -1 })).toEqual([]);
  });
});
