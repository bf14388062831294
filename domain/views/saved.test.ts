import { describe, expect, test } from "vitest";
import { DEFAULT_CALENDAR } from "@/domain/time/period";
import { openedBy } from "./opened";
import { arrivalOf, presetOf, sameState, stateOf, queryWithinReach, withRange } from "@/domain/views/saved";

const [TEAM, OTHER] = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];
const NOW = { today: "2026-11-23", calendar: DEFAULT_CALENDAR, usualTeam: TEAM ?? "" };
const view = (query: string, usual = true) => ({ id: "v", name: "朝", query, usual });

describe("the state of a page", () => {
  test("is what its URL says, in one order, without the page's own defaults", () => {
    expect(stateOf("trends", "grain=week&kpi=nps&view=x&page=3")).toBe(
      stateOf("trends", "kpi=nps&grain=week&by=none&compare=year&lines=pool"),
    );
    expect(stateOf("trends", `teams=${TEAM},${OTHER}&by=team`)).toContain(`teams=${TEAM},${OTHER}`);
    expect(stateOf("home", `range=last_month&compare=none&grain=week&team=${TEAM}`)).toBe(
      `team=${TEAM}&range=last_month&compare=none`,
    );
    expect(stateOf("home", "compare=sideways&range=2026-13")).toBe("");
  });

  test("last month and its dates are the same today, and not the next month", () => {
    expect(sameState("home", "range=last_month", "range=2026-10", NOW)).toBe(true);
    expect(sameState("home", "range=last_month", "range=2026-10", { ...NOW, today: "2026-12-01" })).toBe(false);
    expect(sameState("home", "range=2026-10&compare=year", "range=2026-10-01..2026-10-31", NOW)).toBe(true);
    expect(sameState("home", "", "compare=none", NOW)).toBe(false);
  });

  test("one's usual team need not be named; another one is another state", () => {
    expect(sameState("home", "", `team=${TEAM}`, NOW)).toBe(true);
    expect(sameState("home", "", `team=${OTHER}`, NOW)).toBe(false);
  });

  test("a range can follow the calendar or stay", () => {
    expect(presetOf("grain=day&range=2026-10", NOW)).toBe("last_month");
    expect(presetOf("range=2026-10-03..2026-10-05", NOW)).toBeNull();
    expect(presetOf("grain=day", NOW)).toBeNull();
    expect(withRange("grain=day&range=2026-10", "last_month", NOW)).toBe("grain=day&range=last_month");
    expect(withRange("grain=day&range=last_month", null, NOW)).toBe("grain=day&range=2026-10");
    expect(withRange("grain=day", "last_month", NOW)).toBe("grain=day");
  });
});

describe("what a page opens with", () => {
  test("the URL first, then the usual view, then the page as it is built", () => {
    expect(arrivalOf("", [view("grain=week")])).toBe("view=v&grain=week");
    expect(arrivalOf("", [view("grain=week", false)])).toBeNull();
    expect(arrivalOf("", [])).toBeNull();
    for (const query of ["grain=day", "view=standard", "view=v", "kpi=nps"])
      expect(arrivalOf(query, [view("grain=week")]), query).toBeNull();
    expect(openedBy("v", "")).toBe("view=v");
  });

  test("a team brought along takes the place of the view's teams and channels", () => {
    expect(arrivalOf(`team=${TEAM}`, [view(`teams=${OTHER}&channels=${OTHER}&kind=phone&grain=week`)])).toBe(
      `view=v&team=${TEAM}&grain=week`,
    );
  });
});

test("what is not reached any more is left out, and said", () => {
  const reach = new Set([TEAM]);
  expect(queryWithinReach(`teams=${TEAM},${OTHER}&grain=week`, reach)).toEqual({
    query: `teams=${TEAM}&grain=week`,
    lost: true,
  });
  expect(queryWithinReach(`team=${OTHER}&grain=week`, reach)).toEqual({ query: "grain=week", lost: true });
  expect(queryWithinReach("team=all&kind=phone", reach)).toEqual({ query: "team=all&kind=phone", lost: false });
});
