import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, test } from "vitest";
import { DEFAULT_VARIANTS, KPIS } from "@/domain/kpi/kpi";
import { evaluateRows } from "@/domain/kpi/evaluate";
import { goldenFileSchema, type GoldenCase } from "@/scripts/golden/case";
import { same } from "@/scripts/golden/compare";
import { rowsOf } from "@/scripts/golden/rows";
import { outcomeLine, runCase } from "@/scripts/golden/run";

const FILE = resolve(dirname(fileURLToPath(import.meta.url)), "../../../shared/golden.json");

function readText(name: string): string | null {
  const path = resolve(dirname(FILE), name);
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

if (!existsSync(FILE)) {
  console.warn(`GOLDEN CASES NOT RUN: ${FILE} is not here`);
  test.skip("golden cases (the shared folder is not here)", () => undefined);
} else {
  const { cases } = goldenFileSchema.parse(JSON.parse(readFileSync(FILE, "utf8")));

  describe("golden cases", () => {
    it("are all there", () => expect(cases.length).toBe(171));

    it.each(cases.map((golden) => [golden.id, golden] as const))("%s", (_, golden) => {
      const outcome = runCase(golden, readText);
      expect(outcome.status, outcomeLine(outcome)).toBe("ok");
    });

    const rollUps = cases.flatMap((golden) => {
      const found = rowsOf(golden, readText);
      return found ? [[golden.id, found] as const] : [];
    });

    it("offers the roll-up cases as rows", () => expect(rollUps.length).toBeGreaterThanOrEqual(12));

    it.each(rollUps)("%s as rows", (_, { kpi, rows, expected }) => {
      expect(same(expected, evaluateRows(KPIS[kpi], rows, DEFAULT_VARIANTS).value, 1e-9)).toBe(true);
    });
  });
}

describe("the runner", () => {
  const golden = (over: Partial<GoldenCase>): GoldenCase => ({
    id: "x",
    kpi: "answer_rate",
    kind: "formula",
    tolerance: 1e-9,
    inputs: { offered: 40, answered: 30 },
    expected: { answer_rate: 0.75 },
    ...over,
  });
  const status = (over: Partial<GoldenCase>): string => runCase(golden(over), () => null).status;

  it("accepts the right value and refuses a wrong one", () => {
    expect(status({})).toBe("ok");
    expect(status({ expected: { answer_rate: 0.76 } })).toBe("diff");
    expect(status({ expected: { answer_rate: null } })).toBe("diff");
    expect(status({ expected: { something_else: 1 } })).toBe("diff");
  });

  it("reports a trap that comes out, but not one that equals the right answer", () => {
    expect(status({ expected: { answer_rate: 0.75, sum_check: null }, trap: { naive: 0.75 } })).toBe("ok");
    const caught = runCase(golden({ expected: { answer_rate: 0.76 }, trap: { naive: 0.75 } }), () => null);
    expect(caught.notes).toContain("trap naive came out");
  });

  it("counts unknown KPIs, unknown shapes and missing files as differences", () => {
    expect(status({ kpi: "nonsense" })).toBe("diff");
    expect(status({ kpi: "roi", inputs: { something: 1 }, expected: { roi: 1 } })).toBe("diff");
    expect(status({ inputs: { file: "gone.csv" } })).toBe("diff");
  });

  it("never lets a missing key pass as null", () => {
    expect(
      status({
        kpi: "ltv",
        inputs: { average_order_value: 1, orders_per_year: 1, years: 1 },
        expected: { ltv_margin: null },
      }),
    ).toBe("diff");
  });
});
