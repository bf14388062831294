import { describe, expect, test } from "vitest";
import { standings, type Run } from "@/domain/diagnosis/history";

const run = (date: string, hits: string, version = "2026-11"): Run => ({
  date,
  version,
  answers: [...hits].map((c) => c === "1"),
});

describe("standings of a team", () => {
  test("are oldest first, one a date", () => {
    const found = standings([run("2026-10-01", "11110000"), run("2026-01-01", "11111110")]);
    expect(found.map((s) => [s.date, s.hits, s.band])).toEqual([
      ["2026-01-01", [7, 7], "call_center"],
      ["2026-10-01", [4, 4], "transition"],
    ]);
  });

  test("take the majority of several respondents", () => {
    const [standing] = standings([
      run("2026-10-01", "11110000"),
      run("2026-10-01", "11110000"),
      run("2026-10-01", "11111111"),
    ]);
    expect(standing).toMatchObject({ hits: [4, 4], respondents: 3, band: "transition" });
  });

  test("leave a tie open: hits are a range, and the band with it when it matters", () => {
    expect(standings([run("2026-10-01", "11110000"), run("2026-10-01", "11111000")])[0]).toMatchObject({
      hits: [4, 5],
      band: null,
    });
    expect(standings([run("2026-10-01", "11100000"), run("2026-10-01", "11110000")])[0]).toMatchObject({
      hits: [3, 4],
      band: "transition",
    });
  });

  test("of different versions are never joined", () => {
    expect(standings([run("2026-10-01", "11110000"), run("2026-10-01", "00000000", "2027-01")])).toHaveLength(2);
  });
});
