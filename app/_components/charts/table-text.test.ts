import { expect, test } from "vitest";
import { formatValue } from "@/domain/format/number";
import { fileCells, spreadsheetCell, tabText } from "./table-text";

test.each([
  ["1,234件", "1234"],
  ["89.1%", "89.1%"],
  ["−3.2ポイント", "-3.2"],
  ["+12.0%", "12.0%"],
  ["6分12秒", "0:06:12"],
  ["1時間2分3秒", "1:02:03"],
  ["6:12", "0:06:12"],
  ["1:02:03", "1:02:03"],
  ["￥48,300", "48300"],
  ["$1,234.50", "1234.50"],
  ["−$5.00", "-5.00"],
  ["0", "0"],
  ["—", ""],
  ["記録なし", "記録なし"],
  ["2026年7月", "2026年7月"],
  ["4.20", "4.20"],
])("%s is %s in a spreadsheet", (text, cell) => expect(spreadsheetCell(text)).toBe(cell));

test("every unit's figures keep their digits", () => {
  for (const locale of ["ja", "en"] as const) {
    for (const unit of ["ratio", "count", "points", "per_hour", "times", "score", "days", "yen", "USD"] as const) {
      const shown = formatValue(1234.5678, unit, locale);
      expect(spreadsheetCell(shown).replace("%", ""), `${shown} ${unit}`).toBe(shown.replace(/[^\d.]/g, ""));
    }
  }
});

test("rows: the head, a remark beside a number moves to the row's name, a gap is empty", () => {
  expect(
    tabText([
      ["期間", "電話", "メール"],
      ["2026年10月", "3,006件", "—"],
      ["2026年11月", "1,589件(途中)", "927件(途中)"],
    ]),
  ).toBe("期間\t電話\tメール\r\n2026年10月\t3006\t\r\n2026年11月 途中\t1589\t927");
  expect(
    tabText([
      ["Period", "=x"],
      ["Nov 2026", "47% (in progress)"],
    ]),
  ).toBe("Period\t'=x\r\nNov 2026 in progress\t47%");
});

test("a count with its share keeps both, as text", () => expect(spreadsheetCell("1,234件(47%)")).toBe("1,234件(47%)"));

test("what a spreadsheet would run is held by an apostrophe; a number below zero is none of it", () => {
  expect(
    tabText([
      ["期間", "=x"],
      ["@cmd", "−3.2ポイント"],
      ["10月", "−5.0%"],
      ["-10月", "+1+1"],
    ]),
  ).toBe("期間\t'=x\r\n'@cmd\t-3.2\r\n10月\t-5.0%\r\n'-10月\t'+1+1");
});

test("a file has numbers as numbers, rates and times as they are read", () => {
  expect(
    fileCells([
      ["期間", "電話", "応答率", "AHT"],
      ["2026年11月", "1,589件(途中)", "89.1%", "6分12秒"],
      ["2026年12月", "—", "記録なし", "−12"],
    ]),
  ).toEqual([
    ["期間", "電話", "応答率", "AHT"],
    ["2026年11月 途中", 1589, "89.1%", "0:06:12"],
    ["2026年12月", "", "記録なし", -12],
  ]);
});
