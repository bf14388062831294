import { describe, expect, test } from "vitest";
import { answer, held, lines } from "@/domain/imports/testing-file";

// Files that gave a wrong number, a loss in silence or an untrue reason, and others of their kind.
const DAY = "日付,着信件数,応答件数";

describe("rows that are no records", () => {
  test("計測器サポート and Sumida are names; a total is told by whole words", () => {
    expect(
      held(lines("日付,窓口,着信件数,応答件数", "2026/10/1,電話,100,90", "2026/10/1,計測器サポート,50,40")).places,
    ).toEqual(["team/電話", "team/計測器サポート"]);
    expect(
      held(
        lines(
          "日付,チーム,着信件数",
          "2026/10/1,Sumida Support,100",
          "2026/10/1,Average Joe Support,7",
          "2026/10/1,会計,8",
          "2026/10/1,Total Care,9",
        ),
      ).skipped,
    ).toEqual([]);
    expect(
      held(
        lines(
          "日付,窓口,着信件数",
          "2026/10/1,電話,100",
          "2026/10/1,合計,150",
          "10月計,,150",
          "Grand Total,,9",
          "【合 計】,,9",
          "電話 集計,,9",
          "平均:,,9",
          "Total calls in October,,9",
        ),
      ).skipped,
    ).toEqual(["3 total", "4 total", "5 total", "6 total", "7 total", "8 total", "9 total"]);
  });
  test("a name that exists is never a total", () => {
    const channels = [
      { name: "計", kind: "phone", cadence: null },
      { name: "合計窓口", kind: "phone", cadence: null },
    ] as const;
    const { rows, skipped } = held(
      lines("日付,窓口,着信件数", "2026/10/1,計,1", "2026/10/1,合計窓口,2", "2026/10/1,小計,3"),
      { channels },
    );
    expect([rows.length, skipped]).toEqual([2, ["4 total"]]);
  });
  test("footnotes, headers again, titles again and rows of units are left out by name; a row with a figure is not", () => {
    const { rows, skipped, refused } = held(
      lines(
        DAY,
        "(日),(件),(件)",
        "2026/10/1,100,90",
        "日報,,",
        DAY,
        "2026/10/2,100,90",
        "※集計は速報値です,,",
        "※10/5は障害, 詳細は別紙,",
        "多分3日,7,6",
      ),
    );
    expect([rows.length, skipped, refused]).toEqual([
      2,
      ["2 header", "4 note", "5 header", "7 note", "8 note"],
      [[9, "日付", "多分3日", "not_a_date"]],
    ]);
  });
  test("without dates, blank rows, blank lines, totals and rows left out keep their place in the count of days", () => {
    const first = answer("first_day", "2026-10-01");
    expect(held(lines("着信件数,応答件数", "100,90", ",", "120,100"), first)).toMatchObject({
      rows: [
        [2, "2026-10-01", 100, 90],
        [4, "2026-10-03", 120, 100],
      ],
      skipped: ["3 blank"],
    });
    expect(
      held(lines("着信件数,応答件数", "100,90", "", "", "120,100", "x,1", "7,7"), first).rows.map(([, start]) => start),
    ).toEqual(["2026-10-01", "2026-10-04", "2026-10-06"]);
    expect(held(lines("曜日,着信件数,応答件数", "月,1,1", "小計,1,1", "火,2,2"), first).rows).toEqual([
      [2, "2026-10-01", 1, 1],
      [4, "2026-10-03", 2, 2],
    ]);
    expect(
      held(lines("窓口,着信件数", "電話,1", "メール,2", "電話,3", "メール,4"), first).rows.map(([, start]) => start),
    ).toEqual(["2026-10-01", "2026-10-01", "2026-10-02", "2026-10-02"]);
    expect(held(lines("窓口,着信件数", "電話,1", ",", "メール,2"), first).refused).toEqual([
      [4, null, "", "undated_gap"],
    ]);
    expect(held(lines("着信件数,応答件数", "100,90", ",", "120,100"))).toMatchObject({
      asked: [" first_day YYYY-MM-DD"],
      rows: [
        [2, null, 100, 90],
        [4, null, 120, 100],
      ],
    });
  });
  test("without dates a total is told by its word among the figures, and a cell that is none is refused though the days are open", () => {
    const text = lines("着信件数,応答件数", "100,90", "小計,", "120,x", "130,110");
    expect(held(text)).toMatchObject({
      rows: [
        [2, null, 100, 90],
        [5, null, 130, 110],
      ],
      refused: [[4, "応答件数", "x", "not_a_number"]],
      skipped: ["3 total"],
    });
  });
  test("cells beyond the header are no row to be read: a comma between thousands moved them", () => {
    expect(held(lines(DAY, "2026/4/1,1,200,1,090", "2026/4/2,100,90,")).refused).toEqual([
      [2, 3, "1", "too_many_cells"],
    ]);
  });
});

describe("names", () => {
  test("an exact name before one that is alike", () => {
    expect(held(lines("日付,チーム,着信件数", "2026/10/1,ABC,100", "2026/10/2,ＡＢＣ,500")).places).toEqual([
      "ABC/channel",
      "ＡＢＣ/channel",
    ]);
    const { places, refused } = held(
      lines("日付,チーム,着信件数", "2026/10/1,ABC,100", "2026/10/2,ＡＢＣ,500", "2026/10/3,abc,7"),
      { teams: ["ＡＢＣ", "ABC"] },
    );
    expect([places, refused]).toEqual([["ABC/channel", "ＡＢＣ/channel"], [[4, "チーム", "abc", "unknown_place"]]]);
  });
  test("a name the company does not have is refused, never given to another or left out", () => {
    const channels = [{ name: "電話", kind: "phone", cadence: null }] as const;
    expect(held(lines("日付,窓口,着信件数", "2026/10/1,電話,100", "2026/10/1,FAX,50"), { channels }).refused).toEqual([
      [3, "窓口", "FAX", "unknown_place"],
    ]);
  });
});

describe("what cannot be", () => {
  test("refused rows are shown in the file's own words and stay out of every figure", () => {
    const { refused, kpis, rows } = held(
      lines("日付,着信件数,応答件数,放棄件数", "2026/4/1,100,90,10", "2026/4/2,100,９９０,10"),
    );
    expect([refused, kpis["answer_rate"], rows.length]).toEqual([
      [[3, "応答件数", "９９０", "answered_over_offered"]],
      0.9,
      1,
    ]);
    expect(
      held(
        lines("日付,着信件数,提案からの売上", "2026/10/1,100,1200-", "2026/10/2,100,(1200)", "2026/10/3,100,△1200"),
      ).refused.map(([, , text, code]) => [text, code]),
    ).toEqual([
      ["1200-", "negative"],
      ["(1200)", "negative"],
      ["△1200", "negative"],
    ]);
  });
  test("effort on a scale of 1 to 5", () => {
    const six = lines("日付,受信件数,CES1,CES2,CES3,CES4,CES5,CES6", "2026/7/3,100,1,1,1,1,1,9");
    expect([held(six, { cesScale: "1-5" }).refused, held(six).refused]).toEqual([
      [[2, "CES6", "9", "not_on_this_scale"]],
      [],
    ]);
    const sums = lines("日付,受信件数,CES回答数,CES合計点", "2026/7/3,100,10,60", "2026/7/4,100,10,50");
    expect(held(sums, { cesScale: "1-5" }).refused).toEqual([[2, "CES合計点", "60", "ces_sum_out_of_scale"]]);
  });
  test("a known header whose values cannot be read is an error a row; a word in another header is told as text", () => {
    expect(
      held(lines(DAY, "2026/10/1,100,ninety", "2026/10/2,110,many")).refused.map(([line, column, , code]) => [
        line,
        column,
        code,
      ]),
    ).toEqual([
      [2, "応答件数", "not_a_number"],
      [3, "応答件数", "not_a_number"],
    ]);
    expect(
      held(lines("日付,着信件数", "先週,100", "昨日,90")).refused.map(([, column, text, code]) => [column, text, code]),
    ).toEqual([
      ["日付", "先週", "not_a_date"],
      ["日付", "昨日", "not_a_date"],
    ]);
    expect(held(lines("Date,Calls offered,Answered (Y/N)", "2026-10-01,5,Y")).leftOut).toEqual([
      null,
      null,
      "not_numbers",
    ]);
    // One stray share does not make a column of counts one of shares.
    expect(held(lines(DAY, "2026/4/1,100,90", "前年比,105%,98%"))).toMatchObject({
      rows: [[2, "2026-04-01", 100, 90]],
      skipped: ["3 total"],
    });
  });
  test("an average without its count is told", () => {
    expect(
      held(lines("日付,着信件数,応答件数,平均処理時間(分)", "2026/10/1,100,,6.2", "2026/10/2,100,90,5")).odd,
    ).toEqual(["2 base_missing"]);
  });
});

describe("columns of one meaning", () => {
  test("asked, unless they hold the same; an answer takes the other one", () => {
    const text = lines("日付,着信件数,入電件数", "2026/10/1,100,90");
    expect(held(text)).toMatchObject({ asked: ["着信件数 duplicate 着信件数|入電件数"], rows: [] });
    expect(held(text, answer("着信件数", "入電件数")).rows).toEqual([[2, "2026-10-01", 90]]);
    expect(held(lines("日付,着信件数,入電件数", "2026/10/1,90,90")).asked).toEqual([]);
    expect(held(lines("date,callsoffered,offered", "2026-10-01,10,9")).asked).toEqual([
      "callsoffered duplicate callsoffered|offered",
    ]);
    expect(held(text, answer("着信件数", "none")).unfit).toHaveLength(1);
  });
});
