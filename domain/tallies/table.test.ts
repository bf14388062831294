import { describe, expect, test } from "vitest";
import { evaluate, EMPTY_TALLY } from "@/domain/kpi/evaluate";
import { DEFAULT_VARIANTS, KPIS, type KpiId } from "@/domain/kpi/kpi";
import { type BaseRow, cubeOf, type CubeRow } from "@/domain/tallies/cube";
import type { TallyQuery } from "@/domain/tallies/query";
import { missingKinds } from "@/domain/tallies/contacts";
import { tableOf } from "@/domain/tallies/table";
import { daily, PLACES, record } from "@/domain/tallies/testing-rows";
import { DEFAULT_CALENDAR, type LocalDate } from "@/domain/time/period";
import { JAPANESE_OFFICE } from "@/domain/time/work-calendar";

function figures(
  id: KpiId,
  rows: readonly CubeRow[],
  asked: Partial<TallyQuery> & Pick<TallyQuery, "range">,
  base: readonly BaseRow[] = [],
) {
  const query: TallyQuery = {
    grain: "range",
    calendar: DEFAULT_CALENDAR,
    work: JAPANESE_OFFICE,
    kpis: [id],
    ...asked,
  };
  const { cells } = tableOf(cubeOf({ rows, base, places: PLACES }), query, DEFAULT_VARIANTS);
  return cells.map(({ tallies }) => {
    const { value, reason, used, total } = evaluate(KPIS[id], tallies[id] ?? EMPTY_TALLY, DEFAULT_VARIANTS);
    return { value, reason, used, total };
  });
}
const NOVEMBER = { from: "2026-11-01", until: "2026-12-01" };

describe("backlog in working days divides by the working days that are recorded", () => {
  const resolving = (from: LocalDate, days: number) =>
    daily("mail", from, days, () => ({ resolved: 10, backlog_closing: 30 }));

  test("not by days to come, nor by days nobody recorded", () => {
    // Monday 2 November to Friday 6: the 3rd is a holiday. 50 resolved in 4 working days.
    expect(figures("backlog_days", resolving("2026-11-02", 5), { range: NOVEMBER })[0]?.value).toBeCloseTo(
      30 / (50 / 4),
    );
    const quarter = { from: "2026-10-01", until: "2027-01-01" };
    expect(figures("backlog_days", resolving("2026-11-02", 5), { range: quarter })[0]?.value).toBeCloseTo(
      30 / (50 / 4),
    );
  });

  test("in the company's own calendar, and days of several channels are one day", () => {
    const rows = [
      ...resolving("2026-11-02", 5),
      ...daily("phone", "2026-11-02", 5, () => ({ resolved: 10, backlog_closing: 0 })),
    ];
    expect(figures("backlog_days", rows, { range: NOVEMBER })[0]?.value).toBeCloseTo(30 / (100 / 4));
    const work = { ...JAPANESE_OFFICE, holidays: "none" as const, workdays: [1, 2] };
    expect(figures("backlog_days", rows, { range: NOVEMBER, work })[0]?.value).toBeCloseTo(30 / (100 / 2));
  });

  test("a week and a month count with the days they cover", () => {
    const weeks = [record("mail", "2026-11-09", { resolved: 50, backlog_closing: 30 }, "week")];
    expect(figures("backlog_days", weeks, { range: NOVEMBER })[0]?.value).toBeCloseTo(30 / (50 / 5));
    const month = [record("mail", "2026-11-01", { resolved: 190, backlog_closing: 30 }, "month")];
    // 21 weekdays of November 2026 without the 3rd and the 23rd.
    expect(figures("backlog_days", month, { range: NOVEMBER })[0]?.value).toBeCloseTo(30 / (190 / 19));
  });
});

describe("a figure of the whole company is not one of a part of it", () => {
  const rows = [
    ...daily("phone", "2026-11-01", 30, () => ({ offered: 10 })),
    ...daily("other", "2026-11-01", 30, () => ({ offered: 10 })),
  ];
  const base = [{ start: "2026-11-01", values: { self_service_resolved: 400 } }];

  test("self-service beside the company's contacts, whether asked by name or for all", () => {
    const whole = { value: 0.4, reason: null };
    expect(figures("self_service_rate", rows, { range: NOVEMBER }, base)).toMatchObject([whole]);
    expect(figures("self_service_rate", rows, { range: NOVEMBER, teams: ["a", "b"] }, base)).toMatchObject([whole]);
  });

  test.each([{ teams: ["a"] }, { channels: ["phone"] }])("of %o there is none, and why", (part) => {
    expect(figures("self_service_rate", rows, { range: NOVEMBER, ...part }, base)).toMatchObject([
      { value: null, reason: "company_only" },
    ]);
  });

  test("nor of each group, where every one would meet the same base", () => {
    for (const groupBy of ["team", "channel", "kind"] as const)
      for (const { value } of figures("self_service_rate", rows, { range: NOVEMBER, groupBy }, base))
        expect(value).toBeNull();
  });
});

describe("people are not added up", () => {
  const base = [{ start: "2026-11-01", values: { active_customers: 1_000 } }];
  const unique = { unique_contacting_customers: 40 };

  test("of days: the same person may come on two of them", () => {
    expect(
      figures(
        "unique_contact_rate",
        daily("phone", "2026-11-01", 30, () => unique),
        { range: NOVEMBER },
        base,
      ),
    ).toMatchObject([{ value: null, reason: "not_additive" }]);
  });

  test("of channels: the same person may call and write", () => {
    const rows = [record("phone", "2026-11-01", unique, "month"), record("mail", "2026-11-01", unique, "month")];
    expect(figures("unique_contact_rate", rows, { range: NOVEMBER }, base)).toMatchObject([
      { value: null, reason: "not_additive" },
    ]);
    expect(figures("unique_contact_rate", rows, { range: NOVEMBER, channels: ["mail"] }, base)).toMatchObject([
      { value: 0.04 },
    ]);
  });

  test("of a month that states them they are taken as they are", () => {
    const rows = [record("phone", "2026-11-01", unique, "month")];
    expect(figures("unique_contact_rate", rows, { range: NOVEMBER }, base)).toMatchObject([
      { value: 0.04, used: 1, total: 1 },
    ]);
  });
});

describe("a month recorded in part is laid beside nothing", () => {
  const base = [
    { start: "2026-10-01", values: { active_customers: 1_000 } },
    { start: "2026-11-01", values: { active_customers: 1_000 } },
  ];
  const october = daily("phone", "2026-10-01", 31, () => ({ offered: 10 }));

  test("ten days of contacts are no month's", () => {
    const rows = daily("phone", "2026-11-01", 10, () => ({ offered: 10 }));
    expect(figures("contact_rate", rows, { range: NOVEMBER }, base)).toMatchObject([
      { value: null, reason: "partly_recorded" },
    ]);
    const both = { from: "2026-10-01", until: "2026-12-01" };
    expect(figures("contact_rate", [...october, ...rows], { range: both }, base)).toMatchObject([
      { value: 0.31, used: 1, total: 2 },
    ]);
  });

  test("what is not due is not missing: holidays, weekends, and weekdays on which a channel never works", () => {
    const weekdays = daily("phone", "2026-11-01", 30, () => ({ offered: 10 })).filter(({ days }) => {
      const day = 32 - Math.clz32(days);
      return ![1, 7, 8, 14, 15, 21, 22, 28, 29, 3, 23].includes(day);
    });
    expect(figures("contact_rate", weekdays, { range: NOVEMBER }, base)).toMatchObject([{ value: 0.19 }]);
    const fridays = ["06", "13", "20", "27"].map((day) => record("phone", `2026-11-${day}`, { offered: 10 }));
    expect(figures("contact_rate", fridays, { range: NOVEMBER }, base)).toMatchObject([{ value: 0.04 }]);
    const saturday = [record("phone", "2026-11-14", { offered: 7 })];
    expect(figures("contact_rate", saturday, { range: NOVEMBER }, base)).toMatchObject([{ reason: "partly_recorded" }]);
    const mondays = ["02", "09", "16"].map((day) => record("phone", `2026-11-${day}`, { offered: 10 }, "week"));
    expect(figures("contact_rate", mondays, { range: NOVEMBER }, base)).toMatchObject([{ reason: "partly_recorded" }]);
    const all = [...mondays, ...["23", "30"].map((day) => record("phone", `2026-11-${day}`, { offered: 10 }, "week"))];
    expect(figures("contact_rate", all, { range: NOVEMBER }, base)).toMatchObject([{ value: 0.05 }]);
  });
});

describe("what waits", () => {
  const phone = daily("phone", "2026-11-05", 5, () => ({ backlog_closing: 5 }));
  const mail = ["05", "06", "09"].map((day) => record("mail", `2026-11-${day}`, { backlog_closing: 40 }));

  test("by day it waits on also where its channel rests", () => {
    const range = { from: "2026-11-05", until: "2026-11-10" };
    expect(figures("backlog", [...phone, ...mail], { range, grain: "day" }).map(({ value }) => value)).toEqual([
      45, 45, 45, 45, 45,
    ]);
    const weekend = { from: "2026-11-07", until: "2026-11-09" };
    expect(figures("backlog", [...phone, ...mail], { range: weekend, grain: "day" }).map(({ value }) => value)).toEqual(
      [45, 45],
    );
  });

  test("and in its own group, so that the parts add up to the whole; counted as no record of the day", () => {
    const range = { from: "2026-11-07", until: "2026-11-08" };
    const { cells } = tableOf(
      cubeOf({ rows: [...phone, ...mail], base: [], places: PLACES }),
      { range, grain: "day", calendar: DEFAULT_CALENDAR, work: JAPANESE_OFFICE, kpis: ["backlog"], groupBy: "channel" },
      DEFAULT_VARIANTS,
    );
    expect(cells.map(({ group, tallies }) => [group, tallies.backlog])).toEqual([
      ["mail", { sums: { backlog_closing: 40 }, used: 0, total: 0, mixed: false, carried: 40 }],
      ["phone", { sums: { backlog_closing: 5 }, used: 1, total: 1, mixed: false }],
    ]);
  });

  test("a day nobody recorded stays empty, and nothing waits longer than a month unseen", () => {
    const later = { from: "2026-11-10", until: "2026-11-12" };
    expect(figures("backlog", [...phone, ...mail], { range: later, grain: "day" })).toMatchObject([
      { value: null },
      { value: null },
    ]);
    const december = [...mail, record("phone", "2026-12-20", { backlog_closing: 7 })];
    expect(
      figures("backlog", december, { range: { from: "2026-12-20", until: "2026-12-21" }, grain: "day" }),
    ).toMatchObject([{ value: 7 }]);
  });

  test("less than nothing does not wait: something is not recorded", () => {
    const rows = [
      record("mail", "2026-11-05", { backlog_opening: 5, created: 2, reopened: 0, resolved: 9, cancelled: 0 }),
    ];
    expect(figures("backlog", rows, { range: NOVEMBER })).toMatchObject([{ value: null, reason: "negative_stock" }]);
    expect(figures("backlog_days", rows, { range: NOVEMBER })).toMatchObject([
      { value: null, reason: "negative_stock" },
    ]);
  });
});

describe("a kind that is not recorded is not zero of the mix", () => {
  const living = ["phone", "email", "chat"] as const;
  test("it is missing where an earlier period has it and it is still asked for", () => {
    expect(missingKinds([{ phone: 5, email: 5 }, { phone: 5 }, { phone: 5, email: 0 }], living)).toEqual([
      [],
      ["email"],
      [],
    ]);
  });
  test("what came later is no gap of the time before; what ended is none of the time after", () => {
    expect(missingKinds([{ phone: 5 }, { phone: 5, chat: 1 }], living)).toEqual([[], []]);
    expect(missingKinds([{ phone: 5, social: 2 }, { phone: 5 }], living)).toEqual([[], []]);
  });
});
