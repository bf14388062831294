import { describe, expect, test } from "vitest";
import { guessColumns, guessThreshold } from "@/domain/imports/columns/guess";
import { mappingProblems, type ImportMapping } from "@/domain/imports/mapping";
import { guessPlace } from "@/domain/imports/columns/place";

const columns = (given: Record<string, readonly string[]>) =>
  guessColumns(Object.entries(given).map(([header, values]) => ({ header, values })));
const brief = (given: Record<string, readonly string[]>) =>
  columns(given).map(({ use, leftOut }) =>
    use.use === "measure"
      ? `${use.measure}:${use.as}:${use.unit}${use.per ? `×${use.per}` : ""}`
      : (leftOut ?? use.use),
  );

describe("what a column is", () => {
  test("an ACD export in English: sums, averages and a rate as estimates; a rate that counts give is left out", () => {
    expect(
      brief({
        "Incoming Calls": ["217"],
        "Answered Calls": ["204"],
        "Answer Rate": ["94.01%"],
        "Abandoned Calls": ["13"],
        "Answer Speed (AVG)": ["00:00:17"],
        "Talk Duration (AVG)": ["00:02:14"],
        "Waiting Time (AVG)": ["00:02:45"],
        "Service Level (20 Seconds)": ["76.28%"],
        "Sales Rep": ["Rep09"],
      }),
    ).toEqual([
      "contacts:total:one",
      "answered:total:one",
      "computed",
      "abandoned:total:one",
      "wait_answered_sec:average:seconds×answered",
      "talk_sec:average:seconds×answered",
      "taken",
      "answered_in_threshold:rate:percent×contacts",
      "unknown",
    ]);
  });

  test("a Japanese open-data file: of-which columns are not added", () => {
    expect(
      brief({
        受付_年月日: ["2020/1/7"],
        全国地方公共団体コード: ["200000"],
        都道府県名: ["長野県"],
        市区町村名: [],
        相談実数: ["0"],
        "再掲：有症相談": ["0"],
        "再掲：\nその他": ["0"],
      }),
    ).toEqual(["date", "unknown", "unknown", "empty", "contacts:total:one", "of_which", "of_which"]);
  });

  test("Japanese call-center headers with units and full-width signs", () => {
    expect(
      brief({
        日付: ["2025年4月1日(火)"],
        窓口: ["電話"],
        チーム: ["受注"],
        入電数: ["120"],
        "応答数（件）": ["110"],
        放棄呼数: ["10"],
        "２０秒以内応答": ["90"],
        "平均処理時間(分)": ["6.2"],
        "通話時間(秒)": ["30000"],
        "人件費(千円)": ["120"],
        応答率: ["91.7"],
        一次解決率: ["80%"],
      }),
    ).toEqual([
      "date",
      "channel",
      "team",
      "contacts:total:one",
      "answered:total:one",
      "abandoned:total:one",
      "answered_in_threshold:total:one",
      "handle_sec:average:minutes×answered",
      "talk_sec:total:seconds",
      "labour_cost:total:thousand",
      "computed",
      "resolved_first_contact:rate:percent×answered",
    ]);
  });

  test("averages and rates without a count are left out, with the reason", () => {
    expect(
      brief({
        Date: ["2025-04-01"],
        "Avg first response time": ["00:12:00"],
        "Abandon rate": ["0.1"],
        "Conversations count": ["50"],
      }),
    ).toEqual(["date", "no_base", "abandoned:rate:fraction×contacts", "contacts:total:one"]);
  });

  test("the threshold a header names, and the channel a cell names", () => {
    expect(guessThreshold(["着信", "２０秒以内応答"])).toBe(20);
    expect(guessThreshold(["Service Level (30 Seconds)"])).toBe(30);
    expect(guessThreshold(["応答"])).toBeNull();
    const target = { kind: "email", cadence: "day", teamId: "t", teamName: "受注" } as const;
    const targets = [
      { ...target, id: "a", name: "注文メール" },
      { ...target, id: "b", name: "電話", kind: "phone" } as const,
    ];
    expect(guessPlace("受注", "メール", targets, null).channelId).toBe("a");
    expect(guessPlace(null, "電話", targets, null).channelId).toBe("b");
    expect(guessPlace(null, "ファクス", targets, null).channelId).toBeNull();
    expect(guessPlace(null, null, targets, "a").channelId).toBe("a");
    expect(guessPlace(null, "ファクス", targets, null)).toMatchObject({ channelId: null, undecided: true });
  });

  test("an exact name goes before one that is alike; several that are alike are a person's to choose", () => {
    const team = (teamId: string, teamName: string) =>
      ({ id: teamId, name: "電話", kind: "phone", cadence: "day", teamId, teamName }) as const;
    const targets = [team("wide", "ＡＢＣ"), team("narrow", "ABC")];
    expect([
      guessPlace("ABC", null, targets, "wide").channelId,
      guessPlace("ＡＢＣ", null, targets, "wide").channelId,
    ]).toEqual(["narrow", "wide"]);
    expect(guessPlace("abc", null, targets, "wide")).toMatchObject({ channelId: null, undecided: true });
    expect(guessPlace("a b\u200bc", null, targets.slice(1), null).channelId).toBe("narrow");
    expect(guessPlace(null, "電話", [team("a", "A"), team("b", "B")], null)).toMatchObject({
      channelId: null,
      undecided: true,
    });
  });
});

describe("a mapping that cannot be used yet says why", () => {
  const mapping: ImportMapping = {
    delimiter: ",",
    headerRow: 0,
    dateOrder: null,
    firstDay: null,
    thresholdSec: null,
    places: [{ team: null, channel: null, channelId: null }],
    columns: [
      { use: "measure", measure: "handle_sec", as: "average", unit: "seconds", per: "handled" },
      { use: "measure", measure: "handle_sec", as: "total", unit: "seconds", per: null },
    ],
  };
  test("no channel, no base, one measure twice", () => {
    expect(mappingProblems(mapping)).toEqual([
      { code: "no_place", column: null },
      { code: "no_base", column: 0 },
      { code: "same_measure_twice", column: 1 },
    ]);
  });
  test("a name nobody has decided about", () => {
    const places = [
      { team: null, channel: "電話", channelId: "11111111-1111-4111-8111-111111111111" },
      { team: null, channel: "FAX", channelId: null, undecided: true },
    ];
    expect(mappingProblems({ ...mapping, columns: [mapping.columns[1] ?? { use: "ignore" }], places })).toEqual([
      { code: "undecided_place", column: null },
    ]);
    expect(
      mappingProblems({
        ...mapping,
        columns: [mapping.columns[1] ?? { use: "ignore" }],
        places: places.map((place) => ({ ...place, undecided: false })),
      }),
    ).toEqual([]);
  });
});
