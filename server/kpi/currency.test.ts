import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { records } from "@/db/schema/record";
import { inTenant } from "@/db/connection/scope";
import { insertCustomerMonths } from "@/db/seed/write";
import { createTenant, type TestTenant } from "@/db/testing/tenant";
import type { Currency } from "@/domain/format/currency";
import { importRouter } from "../imports/router";
import { kpiRouter } from "../dashboard/router";
import { recordRouter } from "../records/router";
import { serverDatabase } from "../testing";
import { createCaller, router } from "../trpc";

const db = serverDatabase();
const open = createCaller(router({ import: importRouter, kpi: kpiRouter, record: recordRouter }));
let dollars: TestTenant;
let yen: TestTenant;

beforeEach(async () => {
  [dollars, yen] = (await Promise.all(
    (["USD", "JPY"] satisfies Currency[]).map((currency) => createTenant(db, { tenant: { currency } })),
  )) as [TestTenant, TestTenant];
});

const as = ({ lead }: TestTenant) =>
  open({
    user: { id: lead.userId, name: lead.name, email: lead.email, locale: "en" },
    now: new Date("2026-11-23T00:00:00Z"),
    requestId: "test",
    network: "test",
  });

test("the first page names amounts by the company's currency, from the same minor units", async () => {
  for (const [tenant, unit] of [
    [dollars, "USD"],
    [yen, "yen"],
  ] as const) {
    const stamp = {
      source: "grid" as const,
      updatedBy: tenant.lead.userId,
      updatedAt: new Date("2026-11-01T00:00:00Z"),
    };
    await inTenant(db, tenant.tenantId, ({ tx }) =>
      insertCustomerMonths(tx, tenant.tenantId, [
        {
          start: "2026-10-01",
          customers_start: 100,
          customers_churned: 2,
          revenue: 2_000_000,
          gross_margin: 1_000_000,
          ...stamp,
        },
      ]),
    );
    const { groups } = await as(tenant).kpi.overview({ tenant: tenant.slug, range: "2026-10" });
    expect(groups[2]?.cards.find(({ id }) => id === "ltv")).toMatchObject({ unit, now: { value: 500_000 } });
  }
});

test("the recording pages know the currency their cells are typed in", async () => {
  for (const [tenant, currency] of [
    [dollars, "USD"],
    [yen, "JPY"],
  ] as const) {
    const { record } = as(tenant);
    expect(
      await Promise.all([
        record.day({ tenant: tenant.slug }),
        record.month({ tenant: tenant.slug }),
        record.base({ tenant: tenant.slug }),
      ]),
    ).toMatchObject([{ currency }, { currency }, { currency }]);
  }
});

test("a file's amounts are dollars and cents, in the preview and in the record; a third decimal is refused at its cell", async () => {
  const importing = async (text: string) => {
    const { mapping } = await as(dollars).import.inspect({
      tenant: dollars.slug,
      text,
      delimiter: null,
      headerRow: null,
      placeColumns: null,
      channelId: dollars.channel("phone").id,
    });
    const shared = { tenant: dollars.slug, text, mapping, onExisting: "replace" as const };
    const preview = await as(dollars).import.preview(shared);
    return {
      preview,
      run: () =>
        as(dollars).import.run({
          ...shared,
          key: randomUUID(),
          fileName: "cost.csv",
          fingerprint: preview.fingerprint,
        }),
    };
  };
  const refused = await importing("Date,Handled,Total cost\n2026-11-01,10,12.345\n");
  expect(refused.preview.issues).toMatchObject([{ line: 2, column: 2, value: "12.345", code: "too_fine" }]);
  const { preview, run } = await importing(
    'Date,Handled,Total cost\n2026-11-01,10,"$1,234.50"\n2026-11-02,10,65.5\n2026-11-03,10,700\n',
  );
  expect(preview.totals).toContainEqual(
    expect.objectContaining({ measure: "total_cost", unit: "USD", value: 200_000 }),
  );
  expect(preview.kpis).toContainEqual(
    expect.objectContaining({ id: "cost_per_contact", unit: "USD", value: 200_000 / 30 }),
  );
  await run();
  const rows = await inTenant(db, dollars.tenantId, ({ tx }) =>
    tx
      .select({ cost: records.total_cost })
      .from(records)
      .where(eq(records.tenantId, dollars.tenantId))
      .orderBy(records.start),
  );
  expect(rows).toEqual([{ cost: 123_450 }, { cost: 6_550 }, { cost: 70_000 }]);
});
