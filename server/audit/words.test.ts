import type { Locale } from "@/domain/format/number";
import { createTranslator } from "next-intl";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { auditChanges } from "@/domain/audit/change";
import type { SubjectView } from "./audit";
import { entryTime, type WordSource, wordsOf } from "./words";

const ID = "00000000-0000-4000-8000-000000000001";
const NAMESPACES = ["audit", "card", "channelKind", "kpi", "measure", "role"];
const textsOf = (locale: Locale) =>
  Object.fromEntries(
    NAMESPACES.map((name) => [name, JSON.parse(readFileSync(`messages/${locale}/${name}.json`, "utf8")) as object]),
  );

function words(locale: Locale = "ja", currency: WordSource["currency"] = "JPY") {
  const of = (namespace: string) =>
    createTranslator({
      locale,
      messages: textsOf(locale),
      namespace: namespace as never,
      timeZone: "UTC",
    }) as unknown as WordSource["t"];
  return wordsOf({
    t: of("audit"),
    kpi: of("kpi"),
    measure: of("measure"),
    channelKind: of("channelKind"),
    role: of("role"),
    variant: of("card.variant"),
    locale,
    currency,
    names: { [ID]: "法人窓口" },
  });
}
const told = (before: object | null, after: object | null, { kpi = null as string | null, w = words() } = {}) =>
  w
    .changes({ changes: auditChanges(before, after), before, kpi })
    .map(({ field, before: old, after: now }) => [field, old, now]);
const about = (more: Partial<SubjectView>) => ({
  about: { kind: "team", name: null, team: null, person: null, date: null, gone: false, ...more },
});

describe("what changed, in words", () => {
  it("names fields and values the way the pages do", () => {
    expect(told({ low: 0.9, until: null }, { low: 0.925, until: "2026-12-01" }, { kpi: "answer_rate" })).toEqual([
      ["下限", "90.0%", "92.5%"],
      ["終了日", "—", "2026/11/30"],
    ]);
    expect(
      told({ offered: null, labour_cost: 100_000 }, { offered: 1200, labour_cost: 120_050 }, { w: words("en", "USD") }),
    ).toEqual([
      ["Offered", "—", "1,200"],
      ["Labour cost", "$1,000.00", "$1,200.50"],
    ]);
    expect(told({ archived: false, teamId: null }, { archived: true, teamId: ID })).toEqual([
      ["アーカイブ", "いいえ", "はい"],
      ["チーム", "—", "法人窓口"],
    ]);
    expect(told({ exporters: ["lead", "executive"], hiddenKpis: [] }, { exporters: [], hiddenKpis: ["nps"] })).toEqual([
      ["書き出せる役割", "リーダー、役員", "なし"],
      ["表示しない指標", "なし", "NPS®"],
    ]);
    expect(
      told({ answers: [true, false, true, false, false, false, false, false] }, { answers: Array(8).fill(false) }),
    ).toEqual([["回答", "当てはまる: 1、3", "当てはまる項目なし"]]);
    expect(told({ serviceLevel: "offered", workdays: [1, 2] }, { serviceLevel: "answered", workdays: [6] })).toEqual([
      ["サービスレベルの分母", "着信比", "応答比"],
      ["営業する曜日", "月、火", "土"],
    ]);
  });

  it("of what is new there is no side before; of what is gone there is none after", () => {
    expect(told(null, { name: "A" })).toEqual([["名前", null, "A"]]);
    expect(told({ name: "A" }, null)).toEqual([["名前", "A", "—"]]);
  });

  it("what nobody foresaw is still told: unknown fields, long texts, ids of what is gone, nested things, markup", () => {
    expect(told({ odd_one: 1.5 }, { odd_one: "<b>x</b>" })).toEqual([["odd_one", "1.50", "<b>x</b>"]]);
    expect(told(null, { teamId: ID.replace("1", "2") })[0]?.[2]).toBe("削除済み");
    expect(told(null, { title: "あ".repeat(500) })[0]?.[2]).toHaveLength(301);
    expect(
      told(null, { notes: { s3: "電話が多い", run: "初回" }, days: [{ day: "2026-01-01", kind: "closed" }] }),
    ).toEqual([
      ["メモ", null, "項目3: 電話が多い / 全体のメモ: 初回"],
      ["登録されていた日", null, "日: 2026/01/01 / 種類: 休業"],
    ]);
    expect(told(null, { cadence: "a.b", kind: "constructor", role: "toString" })).toEqual([
      ["記録の間隔", null, "a.b"],
      ["種類", null, "constructor"],
      ["役割", null, "toString"],
    ]);
  });
});

it("names what a row is about: today's name, the one it had, or that it is gone", () => {
  const { name, subject } = words();
  expect(subject(about({ name: "法人窓口" }))).toBe("チーム 「法人窓口」");
  expect(name(about({ name: "法人窓口", gone: true }))).toBe("「法人窓口」(削除済み)");
  expect(name(about({ gone: true }))).toBe("削除済み");
  expect(subject(about({ kind: "record", name: "電話", team: "法人窓口", date: "2026-11-20" }))).toBe(
    "件数の記録 「電話」(法人窓口) 2026/11/20",
  );
  expect(name(about({ kind: "target", name: "answer_rate", team: "法人窓口" }))).toBe("「応答率」(法人窓口)");
  expect([name(about({ kind: "settings" })), subject(about({ kind: "settings" }))]).toEqual(["", "会社の設定"]);
  expect(subject(about({ kind: "odd", name: "thing" }))).toBe("odd 「thing」");
});

it("tells moments on the company's clock", () => {
  expect(entryTime("2026-11-20T15:30:05Z", "Asia/Tokyo", "ja")).toBe("2026/11/21 00:30");
  expect(entryTime("2026-11-20T15:30:05Z", "Asia/Tokyo", "en")).toBe("21 Nov 2026, 00:30");
  expect(entryTime("2026-11-20T15:30:05Z", "Asia/Tokyo", "file")).toBe("2026-11-21 00:30:05");
});
