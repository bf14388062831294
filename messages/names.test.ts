import { describe, expect, test } from "vitest";
import { KPI_IDS } from "@/domain/kpi/kpi";
import { MEASURES } from "@/domain/measures/measure";
import enKpis from "./en/kpi.json";
import enMeasures from "./en/measure.json";
import jaKpis from "./ja/kpi.json";
import jaMeasures from "./ja/measure.json";

describe.each([
  ["ja", jaKpis, jaMeasures],
  ["en", enKpis, enMeasures],
])("in %s", (_, kpis, measures) => {
  test("every KPI has a name and no other has", () => expect(Object.keys(kpis).sort()).toEqual([...KPI_IDS].sort()));
  test("every measure has a name and no other has", () =>
    expect(Object.keys(measures).sort()).toEqual(Object.keys(MEASURES).sort()));
});
