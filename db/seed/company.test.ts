import { describe, expect, test } from "vitest";
import { result } from "@/domain/diagnosis/checklist";
import { standings } from "@/domain/diagnosis/history";
import { CHECKLIST_VERSION, STATEMENT_IDS } from "@/domain/diagnosis/checklist";
import { appliesTo, KPIS, type KpiId } from "@/domain/kpi/kpi";
import { measuresOf, type Row, validateBase, validateRecord } from "@/domain/measures/measure";
import { addDays, addMonths, weekdayOf, type LocalDate } from "@/domain/time/period";
import { evaluateRows } from "@/domain/kpi/evaluate";
import type { Company } from "./company";
import { hayabusa } from "./hayabusa/hayabusa";
import { uuidOf } from "./identity";
import { midori } from "./midori/midori";
import { type MadeRecord, recordsOfChannel } from "./records/period";
import { turnAfter, turningPoint } from "./world";

const TODAY = "2026-11-23";
const recordsOf = (company: Company, today: LocalDate): MadeRecord[] =>
  company.channels.flatMap((profile) =>
    recordsOfChannel(company.world, profile, { from: company.world.monthlyFrom, until: today }, company.calendar),
  );
const companies = [midori, hayabusa].map((make) => {
  const company = make(turningPoint(TODAY));
  return { company, records: recordsOf(company, TODAY) };
});
const [mail, cloud] = companies as [(typeof companies)[number], (typeof companies)[number]];

function value({ company, records }: typeof mail, id: KpiId, team: string, from: LocalDate, until: LocalDate): number {
  const rows = records.filter(
    (r) => r.profile.team === team && r.start >= from && r.start < until && appliesTo(KPIS[id], r.profile.kind),
  );
  return (
    evaluateRows(
      KPIS[id],
      rows.map((r) => r.values),
      company.tenant.variants,
    ).value ?? NaN
  );
}
const contacts = (from: LocalDate, until: LocalDate, kinds?: string[]) =>
  mail.records
    .filter(
      ({ profile, start }) =>
        profile.team === "customer" && start >= from && start < until && (kinds?.includes(profile.kind) ?? true),
    )
    .reduce((sum, { values }) => sum + (values.offered ?? values.received ?? 0), 0);

describe("the fictional companies' figures", () => {
  test.each(companies.map((one) => [one.company.tenant.slug, one] as const))(
    "%s: nothing a person would be warned of",
    (_, { company, records }) => {
      expect(
        records.flatMap(({ profile, start, values }) =>
          validateRecord(profile.kind, values, "1-7").map((issue) => [profile.key, start, issue.code]),
        ),
      ).toEqual([]);
      for (let start = company.world.monthlyFrom; start < TODAY; start = addMonths(start, 1))
        expect(validateBase(company.month(start))).toEqual([]);
      for (const { profile, values } of records)
        expect(
          Object.keys(values).filter((id) => !measuresOf(profile.kind).some((measure) => measure.id === id)),
        ).toEqual([]);
    },
  );

  test.each(companies.map((one) => [one.company.tenant.slug, one] as const))(
    "%s: the same on whatever day it is made",
    (_, { company, records }) => {
      const make = company.tenant.slug === "midori" ? midori : hayabusa;
      const later = recordsOf(make(turningPoint("2027-02-10")), "2027-02-10");
      const byKey = new Map(later.map((one) => [`${one.profile.key} ${one.cadence} ${one.start}`, one.values]));
      for (const { profile, cadence, start, values } of records)
        expect(byKey.get(`${profile.key} ${cadence} ${start}`), `${profile.key} ${start}`).toEqual(values);
      expect(make(turningPoint("2027-02-10")).month("2026-06-01")).toEqual(company.month("2026-06-01"));
    },
  );

  test("the turning point is a Saturday six to twelve months ago, and is found again from the oldest record", () => {
    expect(turningPoint(TODAY)).toBe("2026-04-18");
    for (let today = "2025-01-01"; today < "2029-01-01"; today = addDays(today, 5)) {
      const turn = turningPoint(today);
      expect(weekdayOf(turn)).toBe(6);
      expect([addMonths(turn, 6) <= today, addMonths(turn, 13) > today, today]).toEqual([true, true, today]);
      expect(turnAfter(midori(turn).world.monthlyFrom)).toBe(turn);
    }
  });

  test("ids are UUIDs, the same for the same key", () => {
    expect(uuidOf("tenant", "midori")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(uuidOf("tenant", "midori")).not.toBe(uuidOf("tenant", "hayabusa"));
  });
});

describe("みどり通販's story", () => {
  test("18 months of daily records, eleven channels of six kinds, Mondays above Sundays, the peak in December", () => {
    const daily = mail.records.filter(({ cadence }) => cadence === "day");
    expect((daily[0]?.start ?? TODAY) <= addMonths(TODAY, -18)).toBe(true);
    expect(new Set(daily.map(({ profile }) => profile.kind)).size).toBe(6);
    const mean = (weekday: number) => {
      const own = daily.filter((r) => r.profile.key === "customer-phone" && weekdayOf(r.start) === weekday);
      return own.reduce((sum, r) => sum + (r.values.offered ?? 0), 0) / own.length;
    };
    expect(mean(1) / mean(7)).toBeGreaterThan(1.4);
    expect(contacts("2025-12-01", "2026-01-01") / contacts("2025-10-01", "2025-11-01")).toBeGreaterThan(1.15);
  });

  test("after the FAQ calls fall by a quarter against the year before, while chat and forms rise", () => {
    for (const month of ["2026-06-01", "2026-07-01", "2026-08-01", "2026-09-01", "2026-10-01"]) {
      const [was, is] = [
        contacts(addMonths(month, -12), addMonths(month, -11), ["phone"]),
        contacts(month, addMonths(month, 1), ["phone"]),
      ];
      expect(1 - is / was, month).toBeGreaterThan(0.18);
      expect(1 - is / was, month).toBeLessThan(0.3);
    }
    const ratio = (kind: string) =>
      contacts("2026-06-01", "2026-11-01", [kind]) / contacts("2025-06-01", "2025-11-01", [kind]);
    expect(1 - ratio("phone")).toBeCloseTo(0.24, 1);
    expect(ratio("chat")).toBeGreaterThan(1.2);
    expect(ratio("web_form")).toBeGreaterThan(1.05);
  });

  test("satisfaction rises, handling shortens, fewer give up waiting, fewer customers leave", () => {
    const [before, after] = [
      ["2025-06-01", "2025-11-01"],
      ["2026-06-01", "2026-11-01"],
    ] as const;
    const change = (id: KpiId) => value(mail, id, "customer", ...after) - value(mail, id, "customer", ...before);
    expect(change("csat_top2")).toBeGreaterThan(0.015);
    expect(change("csat_top2")).toBeLessThan(0.05);
    expect(change("aht_sec")).toBeLessThan(-8);
    expect(change("abandon_rate")).toBeLessThan(-0.015);
    expect(change("fcr")).toBeGreaterThan(0.02);
    expect(change("nps")).toBeGreaterThan(3);
    const churn = (month: LocalDate) =>
      evaluateRows(KPIS.churn_rate, [mail.company.month(month)], mail.company.tenant.variants).value ?? NaN;
    expect(churn("2025-10-01")).toBeCloseTo(0.022, 3);
    expect(churn("2026-10-01")).toBeCloseTo(0.019, 3);
  });

  test("hits fall from 7 to 4 while three respondents differ, and the phone share contradicts statement 3", () => {
    const runs = mail.company.runs
      .filter(({ team }) => team === "customer")
      .map(({ date, applies }) => ({
        date,
        version: CHECKLIST_VERSION,
        answers: STATEMENT_IDS.map((_, i) => applies.includes(i + 1)),
      }));
    const stood = standings(runs);
    expect(stood.map(({ hits }) => hits[0])).toEqual([7, 7, 6, 6, 5, 4]);
    expect(stood.at(-1)).toMatchObject({ date: "2026-10-08", respondents: 3, band: "transition" });
    expect(stood.at(-1)?.answers[2]).toBe(true);
    expect(runs.every(({ answers }) => result(answers).band !== null)).toBe(true);
    const share = contacts("2026-08-01", "2026-11-01", ["phone"]) / contacts("2026-08-01", "2026-11-01");
    expect(share).toBeGreaterThan(0.44);
    expect(share).toBeLessThan(0.49);
  });
});

test("Hayabusa Cloud is near customer support: hits from 4 to 1, effort eases, revenue is retained", () => {
  const hits = cloud.company.runs
    .filter(({ team, person }) => team === "support" && person === "okafor")
    .map(({ applies }) => applies.length);
  expect(hits).toEqual([4, 3, 2, 2, 1, 1]);
  expect(value(cloud, "ces_mean", "support", "2026-06-01", "2026-11-01")).toBeGreaterThan(
    value(cloud, "ces_mean", "support", "2025-06-01", "2025-11-01"),
  );
  expect(
    new Set(cloud.records.filter(({ start }) => start >= cloud.company.world.dailyFrom).map(({ cadence }) => cadence)),
  ).toEqual(new Set(["day", "week", "month"]));
  const nrr = (month: LocalDate): number =>
    evaluateRows(KPIS.net_revenue_retention, [cloud.company.month(month) as Row], cloud.company.tenant.variants)
      .value ?? NaN;
  expect(nrr("2026-10-01")).toBeGreaterThan(1);
});
