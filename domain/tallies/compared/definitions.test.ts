import { expect, test } from "vitest";
import type { VariantHistory } from "@/domain/kpi/definitions";
import { definitionsOf } from "@/domain/kpi/evaluate";
import { DEFAULT_VARIANTS } from "@/domain/kpi/kpi";
import { comparedIn, daysApart } from "@/domain/tallies/compared/compared";
import { heldAgainst } from "@/domain/tallies/compared/held";
import { cubeOf } from "@/domain/tallies/cube";
import { daily, PLACES } from "@/domain/tallies/testing-rows";
import { DEFAULT_CALENDAR } from "@/domain/time/period";
import { JAPANESE_OFFICE } from "@/domain/time/work-calendar";

const calls = (offered: number) => (day: number) => ({ offered: offered + (day % 3), answered_in_threshold: 8 });
const ROWS = [
  ...daily("phone", "2026-02-01", 28, calls(10)),
  ...daily("other", "2026-02-01", 28, calls(40)),
  ...daily("phone", "2026-03-01", 30, calls(10)),
];

/** What is compared with what in March against February, and whether it may be chance. */
function compared(history: VariantHistory) {
  const cube = cubeOf({ rows: ROWS, base: [], places: PLACES });
  const query = heldAgainst(
    {
      range: { from: "2026-03-01", until: "2026-04-01" },
      grain: "range",
      calendar: DEFAULT_CALENDAR,
      work: JAPANESE_OFFICE,
      kpis: ["service_level"],
    },
    { before: { from: "2026-02-01", until: "2026-03-01" }, elapsed: null },
  );
  const table = comparedIn({ cube, days: daysApart(query).length > 0 ? cube : null }, query, history);
  const basis = table.basisOf("service_level", null);
  return {
    by: table.now.cells.map((cell) => definitionsOf(cell, "service_level").serviceLevel),
    kind: basis.kind,
    left: basis.kind === "whole" ? [] : basis.left,
    chance: table.chanceOf("service_level", null, [0.7, 0.4]),
  };
}

test("a definition that begins after the last record changes nothing of what is compared with what", () => {
  const variants = { ...DEFAULT_VARIANTS, serviceLevel: "answered" as const };
  const before = compared({ initial: DEFAULT_VARIANTS, changes: [] });
  expect(before).toMatchObject({
    by: ["offered"],
    kind: "part",
    left: [{ channelId: "other", side: "now" }],
    chance: false,
  });
  expect(compared({ initial: DEFAULT_VARIANTS, changes: [{ start: "2026-03-31", variants }] })).toEqual(before);
});
