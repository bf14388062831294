import { describe, expect, test } from "vitest";
import { answer, held, lines } from "@/domain/imports/testing-file";

const days = (header: string, ...cells: string[]) =>
  lines(`${header},callsoffered`, ...cells.map((cell, i) => `${cell},${i + 1}`));
const starts = (text: string, more = {}) => held(text, more).rows.map(([, start]) => start);

describe("instants", () => {
  test("become the day they fall on in the company's zone", () => {
    const text = days(
      "timestamp",
      "2026-09-30T15:00:00.000Z",
      "2026-10-02 00:00:00+09",
      "2026-10-03T00:00:00+09:00",
      "2026-10-03T16:30:00.123456Z",
      "2026/10/04 15:30:00 +0000",
      "20261005T150000Z",
      "2026-10-06 15:00 UTC",
    );
    expect(starts(text)).toEqual([
      "2026-10-01",
      "2026-10-02",
      "2026-10-03",
      "2026-10-04",
      "2026-10-05",
      "2026-10-06",
      "2026-10-07",
    ]);
    expect(starts(days("timestamp", "2026-10-01T03:30:00Z"), { zone: "America/New_York" })).toEqual(["2026-09-30"]);
  });
  test("times without an offset are the company's own", () => {
    const text = days(
      "date",
      "2026/10/1 9:00 AM",
      "2026/10/2 9:00 PM",
      "2026/10/3 午後11:30",
      "2026年10月4日 午前9時30分",
      "46300.75",
      "2026-10-06 23:59:59.999",
      '"2026/10/7"'.replaceAll('"', ""),
      "2026年10月8日(木) 9:00",
    );
    expect(starts(text)).toEqual([
      "2026-10-01",
      "2026-10-02",
      "2026-10-03",
      "2026-10-04",
      "2026-10-05",
      "2026-10-06",
      "2026-10-07",
      "2026-10-08",
    ]);
    expect(starts(days("date", "10/13/2026 9:00 AM", "10/14/2026 12:00:00 PM"))).toEqual(["2026-10-13", "2026-10-14"]);
  });
});

describe("days without a year", () => {
  test("are asked about, and a month's name with two digits is never a year", () => {
    for (const cells of [
      ["Apr 01", "Apr 02"],
      ["01-Apr", "02-Apr"],
      ["Apr-01", "Apr-02"],
      ["April 1st", "April 2nd"],
      ["4月1日", "4月2日"],
    ]) {
      const { asked, rows } = held(days("Date", ...cells));
      expect([asked[0]?.startsWith("Date year 2026|2025|2024"), rows.map(([, start]) => start)], cells[0]).toEqual([
        true,
        [null, null],
      ]);
      expect(starts(days("Date", ...cells), answer("Date", "2025"))).toEqual(["2025-04-01", "2025-04-02"]);
    }
    expect(starts(days("month", "Apr-26", "May-26"), answer("month", "month_and_year"))).toEqual([
      "2026-04-01",
      "2026-05-01",
    ]);
  });
  test("only years on whose weekdays they fall are offered", () => {
    expect(held(lines("日付,着信件数", "10/1(木),100", "10/2(金),110")).asked).toEqual(["日付 year 2026|2020|2015"]);
  });
  test("the year is taken where the file says it: in a title of that month, or beside the other days", () => {
    expect(starts(lines("日報 2025年10月度,", "日付,着信件数", "10/1,1", "10/2,2"))).toEqual([
      "2025-10-01",
      "2025-10-02",
    ]);
    expect(held(lines("作成 2026年11月5日,", "日付,着信件数", "10/1,1", "10/2,2")).asked).toHaveLength(1);
    expect(starts(lines("日付,着信件数", "2025/10/1,1", "10/2,2", "10/3,3"))).toEqual([
      "2025-10-01",
      "2025-10-02",
      "2025-10-03",
    ]);
  });
  test("from December to January the year changes, where a person says so", () => {
    const text = lines("日付,着信件数", "12/30,1", "12/31,2", "1/1,3");
    expect(held(text).asked[0]).toContain("日付 year 2025-2026|");
    expect(starts(text, answer("日付", "2025-2026"))).toEqual(["2025-12-30", "2025-12-31", "2026-01-01"]);
  });
  test("pairs of numbers outside Japanese ask for their order first, and one slip among whole dates asks nothing", () => {
    expect(held(days("date", "10/1", "10/2")).asked).toEqual(["date date_order mdy|dmy"]);
    const both = {
      answers: [
        { column: "date", reading: "2026" },
        { column: "date", reading: "dmy" },
      ],
    };
    expect(starts(days("date", "10/1", "10/2"), both)).toEqual(["2026-01-10", "2026-02-10"]);
    expect(
      held(days("date", "2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04", "2026-10-05", "10/6")),
    ).toMatchObject({ asked: [], refused: [[7, "date", "10/6", "not_a_date"]] });
  });
  test("a month where a day is needed is refused, not its first day", () => {
    const channels = [{ name: "a", kind: "phone", cadence: "day" }] as const;
    expect(
      held(days("date", "Apr 2026", "2026年5月", "2026/06"), { channels }).refused.map(([, , , code]) => code),
    ).toEqual(["day_missing", "day_missing", "day_missing"]);
  });
});

describe("weeks", () => {
  test("week ending lands in the week that ends then, whatever day weeks start on", () => {
    const text = days("week_ending", "2026-06-07", "2026-06-14");
    expect([starts(text), held(text).odd]).toEqual([["2026-06-01", "2026-06-08"], []]);
    expect([starts(text, { weekStart: "sunday" }), held(text, { weekStart: "sunday" }).odd]).toEqual([
      ["2026-05-31", "2026-06-07"],
      ["2 odd_week", "3 odd_week"],
    ]);
    expect(starts(days("Week ending", "2026-06-06"), { weekStart: "sunday" })).toEqual(["2026-05-31"]);
    expect([starts(days("week starting", "2026-06-07")), starts(days("week commencing", "2026-06-01"))]).toEqual([
      ["2026-06-08"],
      ["2026-06-01"],
    ]);
  });
  test("a week's sum is no day's", () => {
    expect(
      held(days("week_ending", "2026-06-07"), { channels: [{ name: "a", kind: "phone", cadence: "day" }] }).refused,
    ).toEqual([[2, "week_ending", "2026-06-07", "week_for_days"]]);
  });
  test("a weekday that is not the date's is told", () => {
    expect(held(days("日付", "2026/10/1(月)", "2026/10/2(金)")).odd).toEqual(["2 odd_weekday"]);
    expect(held(days("date", "Wed 30 Sep 2026 16:30 GMT"))).toMatchObject({ odd: [], rows: [[2, "2026-10-01", 1]] });
  });
});
