import { describe, expect, test } from "vitest";
import { answer, held, lines } from "@/domain/imports/testing-file";

const DAY = "日付,着信件数,応答件数";

describe("what nobody sees", () => {
  test("invisible marks, blanks of any width, Excel's text marks and thousands by blanks or apostrophes", () => {
    const cells = [
      "\u200b100",
      "110\u200e",
      "1\u00ad20",
      "\ufeff130",
      "\u3000140\u3000",
      '="150"',
      "'160",
      "1\u00a0170",
      "1\u202f180",
      "1'190",
      "1’200",
    ];
    const text = lines("\ufeff日付,着信\u200b件数", ...cells.map((cell, i) => `="2026/10/\u200b${i + 1}",${cell}`));
    expect(held(text)).toMatchObject({
      refused: [],
      rows: [100, 110, 120, 130, 140, 150, 160, 1170, 1180, 1190, 1200].map((value, i) => [
        i + 2,
        `2026-10-${String(i + 1).padStart(2, "0")}`,
        value,
      ]),
    });
    expect(held(lines(DAY, "2026/10/1,1'23,1 234")).refused.map(([, , text2, code]) => [text2, code])).toEqual([
      ["1'23", "bad_grouping"],
      ["1 234", "not_a_number"],
    ]);
  });
});

describe("durations", () => {
  const hours = lines(`${DAY},総処理時間`, "2026/10/1,400,390,153:18", "2026/10/2,400,390,160:05");
  test("h:mm or m:ss is asked with both readings and the AHT of each, and nothing of it is read until then", () => {
    const { asked, examples, rows, kpis } = held(hours);
    expect(asked).toEqual(["総処理時間 duration h:mm|m:ss"]);
    expect(examples.map((seconds) => Math.round(Number(seconds)))).toEqual([1446, 24]);
    expect([rows, kpis["aht_sec"]]).toEqual([
      [
        [2, "2026-10-01", 400, 390],
        [3, "2026-10-02", 400, 390],
      ],
      undefined,
    ]);
    expect(held(hours, answer("総処理時間", "h:mm")).rows).toEqual([
      [2, "2026-10-01", 400, 390, 551_880],
      [3, "2026-10-02", 400, 390, 576_300],
    ]);
    expect(held(hours, answer("#4", "m:ss")).rows[0]).toEqual([2, "2026-10-01", 400, 390, 9198]);
  });
  test("a header that says it is not asked about, nor h:mm:ss, nor 0:00", () => {
    const read = (header: string, cell: string) => {
      const { asked, rows } = held(lines(`${DAY},${header}`, `2026/10/1,400,390,${cell}`));
      return asked[0] ?? rows[0]?.[4];
    };
    expect([
      read("総処理時間(h:mm)", "153:18"),
      read("総処理時間(分:秒)", "153:18"),
      read("総処理時間(時間)", "153:18"),
      read("総処理時間(分)", "153:18"),
      read("総処理時間", "26:30:15"),
      read("総処理時間", "0:00"),
    ]).toEqual([551_880, 9198, 551_880, 9198, 95_415, 0]);
  });
  test("bare numbers without a unit are asked, fractions of a day among the readings; a unit in the header or above it is taken", () => {
    const day = lines(`${DAY},総処理時間`, "2026/10/1,100,90,0.375");
    expect(held(day).asked).toEqual(["総処理時間 unit seconds|minutes|hours|days"]);
    expect(held(day, answer("総処理時間", "days")).rows[0]?.[4]).toBe(32_400);
    expect(held(lines("単位:分,,,", `${DAY},総処理時間`, "2026/10/1,100,90,540")).rows[0]?.[4]).toBe(32_400);
    expect(
      ["(秒)", "(min)", "[hours]", "(日)"].map(
        (unit) => held(lines(`${DAY},総処理時間${unit}`, "2026/10/1,100,90,3")).rows[0]?.[4],
      ),
    ).toEqual([3, 180, 10_800, 259_200]);
  });
});

describe("units and the decimal sign", () => {
  test("thousands named by the header, by a row under it or above it", () => {
    const values = ["2026/10/1,1.2,1.1", "2026/10/2,2,1"];
    const rows = [
      [1200, 1100],
      [2000, 1000],
    ];
    for (const head of [
      ["日付,着信件数(千件),応答件数(千件)"],
      ["date,calls offered (thousands),calls answered in 1000s"],
      ["date,calls offered (000s),calls answered (000s)"],
      [DAY, "(日),(千件),(千件)"],
      ["単位:千件,,", DAY],
      ["date,callsoffered ('000),callsanswered (k)"],
    ]) {
      expect(
        held(lines(...head, ...values)).rows.map(([, , ...found]) => found),
        head[0],
      ).toEqual(rows);
    }
    expect(held(lines("単位:千円,,", "日付,着信件数,人件費", "2026/10/1,100,120.5")).rows).toEqual([
      [3, "2026-10-01", 100, 120_500],
    ]);
    expect(held(lines(DAY, "2026/10/1,1.2,1.1")).refused.map(([, , , code]) => code)).toEqual(["fraction", "fraction"]);
  });
  test("a scale above the table that does not say of what is asked", () => {
    const text = lines("Report (in thousands),,", "Date,Calls offered,Labor cost", "2026-10-01,1200,120");
    expect(held(text).asked).toEqual(["Calls offered scale one|thousand", "Labor cost scale one|thousand"]);
    const { rows } = held(text, {
      answers: [
        { column: "Calls offered", reading: "one" },
        { column: "Labor cost", reading: "thousand" },
      ],
    });
    expect(rows).toEqual([[3, "2026-10-01", 1200, 120_000]]);
  });
  test("2.000 and 5,125 are asked where nothing else in the file tells, and read where it does", () => {
    const counts = lines("Date;Incoming Calls;Answered Calls", "13.04.2026;2.000;1.000", "14.04.2026;3.000;2.000");
    expect(held(counts)).toMatchObject({
      asked: ["Incoming Calls decimal comma|point", "Answered Calls decimal comma|point"],
      rows: [],
    });
    // The sign is the file's: one answer is enough.
    expect(held(counts, answer("Incoming Calls", "comma")).rows).toEqual([
      [2, "2026-04-13", 2000, 1000],
      [3, "2026-04-14", 3000, 2000],
    ]);
    const minutes = (handle: string, offered = "834") =>
      lines("date;callsoffered;callsanswered;average handle time (min)", `2026-10-13;${offered};700;${handle}`);
    expect(held(minutes("5,125")).asked).toEqual(["average handle time (min) decimal comma|point"]);
    expect(held(minutes("5,0", "1.834"))).toMatchObject({ asked: [], rows: [[2, "2026-10-13", 1834, 700, 210_000]] });
    expect(held(lines("date,callsoffered", "2026-10-13,2.000", "2026-10-14,3.000")).asked).toEqual([
      "callsoffered decimal comma|point",
    ]);
    expect(held(lines("date;callsoffered", "2026-10-13;1'834")).rows).toEqual([[2, "2026-10-13", 1834]]);
  });
  test("a share of at most 1 without a sign is asked", () => {
    const text = lines("日付,着信件数,放棄率", "2026/4/1,1000,0.8", "2026/4/2,1000,0.9");
    expect(held(text)).toMatchObject({
      asked: ["放棄率 rate percent|fraction"],
      rows: [
        [2, "2026-04-01", 1000],
        [3, "2026-04-02", 1000],
      ],
    });
    expect([
      held(text, answer("放棄率", "percent")).kpis["abandon_rate"],
      held(text, answer("放棄率", "fraction")).kpis["abandon_rate"],
    ]).toEqual([0.0085, 0.85]);
    expect(held(lines("日付,着信件数,放棄率", "2026/4/1,1000,0.8%", "2026/4/2,1000,12.5%"))).toMatchObject({
      asked: [],
      rows: [
        [2, "2026-04-01", 1000, 8],
        [3, "2026-04-02", 1000, 125],
      ],
    });
  });
});
