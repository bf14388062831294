import { describe, expect, test } from "vitest";
import { KPI_IDS } from "@/domain/kpi/kpi";
import { MEASURES } from "@/domain/measures/measure";
import en from "./en.json";
import ja from "./ja.json";

describe.each([
  ["ja", ja],
  ["en", en],
])("in %s", (_, texts) => {
  test("every KPI has a name and no other has", () =>
    expect(Object.keys(texts.kpi).sort()).toEqual([...KPI_IDS].sort()));
  test("every measure has a name and no other has", () =>
    expect(Object.keys(texts.measure).sort()).toEqual(Object.keys(MEASURES).sort()));
});
