import { describe, expect, test } from "vitest";
import { guessColumns } from "@/domain/imports/columns/guess";
import type { ImportTarget } from "@/domain/imports/destination";
import { RECORD_MEASURES } from "@/domain/measures/measure";
import en from "@/messages/en/import.json";
import enNames from "@/messages/en/measure.json";
import ja from "@/messages/ja/import.json";
import jaNames from "@/messages/ja/measure.json";
import { templateRows } from "./sample-file";

const target: ImportTarget = { id: "a", name: "電話", kind: "phone", cadence: "day", teamId: "t", teamName: "受注" };

describe.each([
  ["ja", ja, jaNames],
  ["en", en, enNames],
] as const)("our own words are understood (%s)", (_, texts, names) => {
  const named: Readonly<Record<string, string>> = names;
  test("every measure by its name on the screen", () => {
    const wrong = RECORD_MEASURES.flatMap(({ id }) => {
      const [guess] = guessColumns([{ header: named[id] ?? "", values: ["1"] }]);
      const read = guess?.use.use === "measure" ? guess.use.measure : guess?.leftOut;
      return read === id || (read === "contacts" && (id === "offered" || id === "received"))
        ? []
        : [`${id} "${named[id] ?? ""}" → ${read ?? ""}`];
    });
    expect(wrong).toEqual([]);
  });
  test("the template is one this page maps by itself", () => {
    const { use } = texts.map;
    const [headers = []] = templateRows(
      [target],
      "2026-04-01",
      { date: texts.choose.what.date, team: use.team, channel: use.channel },
      (measure) => named[measure] ?? "",
    );
    const guesses = guessColumns(
      headers.map((header, index) => ({
        header: header ?? "",
        values: [["2026-04-01", "電話", "電話"][index] ?? "1"],
      })),
    );
    expect(guesses.map((guess) => guess.use.use)).toEqual([
      "date",
      "team",
      "channel",
      ...headers.slice(3).map(() => "measure"),
    ]);
  });
});
