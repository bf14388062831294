import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { rowOfScores } from "@/scripts/golden/rows";
import { DEFAULT_VARIANTS, KPIS } from "@/domain/kpi/kpi";
import { parseNumber } from "@/domain/format/parse-number";
import { evaluateRows } from "@/domain/kpi/evaluate";
import { CSAT_SCALE, meanCode, NPS_SCALE, readScores } from "@/domain/statistics/survey";

const DATA = fileURLToPath(new URL("../../../shared/data/", import.meta.url));
const lines = (file: string): string[][] =>
  readFileSync(DATA + file, "utf8")
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","));

if (!existsSync(DATA)) console.warn(`REAL FILES NOT READ: ${DATA} is not here`);

describe("readScores", () => {
  it("tells blanks, rubbish and answers apart, and says where the rubbish is", () => {
    const scores = readScores([10, 9, 11, -2147483648, 6, 7.5, null], NPS_SCALE);
    expect(scores).toMatchObject({
      accepted: 3,
      blank: 1,
      rejected: [
        { index: 2, value: 11 },
        { index: 3, value: -2147483648 },
        { index: 5, value: 7.5 },
      ],
    });
    expect(readScores([0], NPS_SCALE)).toMatchObject({ accepted: 1, blank: 0 });
    expect(readScores([0, 5], CSAT_SCALE)).toMatchObject({ accepted: 1, blank: 1, rejected: [] });
    expect(meanCode({})).toBeNull();
  });
});

describe.skipIf(!existsSync(DATA))("real files", () => {
  it("NPS answers: the two elevens are found at their lines", () => {
    const values = lines("nps_3145.csv").map((cells) => {
      const parsed = parseNumber(cells[3] ?? "", "score");
      return parsed.ok ? parsed.value : null;
    });
    const { accepted, rejected } = readScores(values, NPS_SCALE);
    expect(accepted).toBe(3143);
    // +2: the header, and lines count from 1.
    expect(rejected.map(({ index, value }) => [index + 2, value])).toEqual([
      [2450, 11],
      [2882, 11],
    ]);
    expect(evaluateRows(KPIS.nps, [rowOfScores("nps", values)], DEFAULT_VARIANTS).value).toBeCloseTo(-30.035, 4);
  });

  it("NHS 111: abandoned calls that cannot be true are refused", async () => {
    const { validateRecord } = await import("@/domain/measures/measure");
    const issues = lines("nhs111_weekly.csv").map((cells) => {
      const [offered, answered, answered_in_threshold, abandoned] = [4, 5, 6, 7].map((i) => Number(cells[i]));
      return validateRecord("phone", { offered, answered, answered_in_threshold, abandoned }, "1-7");
    });
    expect(issues.filter((found) => found.some((issue) => issue.severity === "error")).length).toBeGreaterThan(200);
  });
});
