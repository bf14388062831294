import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it, test } from "vitest";
import { CHANNEL_KINDS } from "@/domain/measures/channel";
import { DEFAULT_VARIANTS, KPIS, type KpiId } from "@/domain/kpi/kpi";
import { type MeasureId, MEASURES, type Row } from "@/domain/measures/measure";
import { addDays, addMonths, DEFAULT_CALENDAR } from "@/domain/time/period";
import { JAPANESE_OFFICE } from "@/domain/time/work-calendar";
import { evaluate } from "@/domain/kpi/evaluate";
import { goldenFileSchema } from "@/scripts/golden/case";
import { same } from "@/scripts/golden/compare";
import { rowsOf } from "@/scripts/golden/rows";
import { inTenant } from "../../connection/scope";
import { insertCustomerMonths, insertRecords, type NewRecord } from "../../seed/write";
import { createTenant, testDatabase } from "../../testing/tenant";
import { talliesInForce } from "./in-force";

const FILE = resolve(dirname(fileURLToPath(import.meta.url)), "../../../../shared/golden.json");
const FIRST = "2020-01-01";

const readText = (name: string): string | null => {
  const path = resolve(dirname(FILE), name);
  return existsSync(path) ? readFileSync(path, "utf8") : null;
};
const only = (row: Row, source: "record" | "base") =>
  Object.fromEntries(Object.entries(row).filter(([id]) => MEASURES[id as MeasureId].source === source));

/** Stores the rows as days of one channel, or as months where the KPI needs the customer base, and asks SQL for the KPI. */
async function throughSql(id: KpiId, rows: readonly Row[]): Promise<number | null> {
  const { channels, source } = KPIS[id];
  const kind = CHANNEL_KINDS.find((one) => channels === "base" || channels.includes(one)) ?? "phone";
  const cadence = source === "record" ? ("day" as const) : ("month" as const);
  const tenant = await createTenant(db, { teams: [{ name: "Golden", channels: [{ kind, cadence }] }] });
  const channel = tenant.channels[0];
  const stamp = {
    source: "import" as const,
    updatedBy: tenant.admin.userId,
    updatedAt: new Date("2026-01-01T00:00:00Z"),
  };
  const startOf = (i: number) => (cadence === "day" ? addDays(FIRST, i) : addMonths(FIRST, i));
  const made = rows.map((row, i): NewRecord => ({
    teamId: channel.teamId,
    channelId: channel.id,
    start: startOf(i),
    until: startOf(i + 1),
    cadence,
    ...only(row, "record"),
    ...stamp,
  }));
  return inTenant(db, tenant.tenantId, async (scope) => {
    if (source !== "base") await insertRecords(scope.tx, tenant.tenantId, made);
    if (source !== "record")
      await insertCustomerMonths(
        scope.tx,
        tenant.tenantId,
        rows.map((row, i) => ({ start: startOf(i), ...only(row, "base"), ...stamp })),
      );
    const range = { from: FIRST, until: startOf(rows.length) };
    const query = { range, grain: "range", calendar: DEFAULT_CALENDAR, work: JAPANESE_OFFICE, kpis: [id] } as const;
    const { cells } = await talliesInForce(scope, query, { initial: DEFAULT_VARIANTS, changes: [] });
    const tally = cells[0]?.tallies[id];
    if (!tally) throw new Error(`no tally of ${id}`);
    return evaluate(KPIS[id], tally, DEFAULT_VARIANTS).value;
  });
}

const db = testDatabase("golden");
afterAll(() => db.end());

if (!existsSync(FILE)) {
  console.warn(`GOLDEN CASES NOT RUN THROUGH SQL: ${FILE} is not here`);
  test.skip("golden roll-ups through SQL (the shared folder is not here)", () => undefined);
} else {
  const { cases } = goldenFileSchema.parse(JSON.parse(readFileSync(FILE, "utf8")));
  const all = cases.flatMap((golden) => {
    const found = rowsOf(golden, readText);
    return found ? [{ ...golden, ...found }] : [];
  });
  const whole = all.filter((golden) => golden.whole);
  for (const { id } of all.filter((golden) => !golden.whole))
    console.warn(`GOLDEN CASE NOT RUN THROUGH SQL: ${id} has fractions, columns hold integers`);

  describe("golden roll-ups through SQL", () => {
    it("are there", () => expect(whole.length).toBeGreaterThanOrEqual(10));

    it.each(whole.map((golden) => [golden.id, golden] as const))(
      "%s",
      async (_, { kpi, rows, expected, tolerance, trap }) => {
        const got = await throughSql(kpi, rows);
        expect(same(expected, got, tolerance), `expected ${expected}, got ${got}`).toBe(true);
        const traps = Object.values(trap ?? {}).filter((wrong) => !same(wrong, expected, tolerance));
        for (const wrong of traps)
          expect(same(wrong, got, tolerance), `the trap ${String(wrong)} came out`).toBe(false);
      },
    );
  });
}
