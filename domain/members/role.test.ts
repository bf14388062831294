import { describe, expect, it } from "vitest";
import {
  type Action,
  ACTIONS,
  can,
  canGrant,
  EXPORTER_ROLES,
  MATRIX,
  type Matrix,
  mayWriteFor,
  permits,
  type Role,
  ROLES,
  rulesOf,
  teamsOf,
} from "@/domain/members/role";

/** Issue 5, by hand: yes, no, or only within the own teams. Not made from the matrix it checks. */
const TABLE: Record<Action, Record<Role, "yes" | "no" | "own">> = {
  "dashboard.read": { admin: "yes", lead: "own", executive: "yes" },
  "record.read": { admin: "yes", lead: "own", executive: "yes" },
  "record.write": { admin: "yes", lead: "own", executive: "no" },
  "base.write": { admin: "yes", lead: "own", executive: "no" },
  "assessment.read": { admin: "yes", lead: "own", executive: "yes" },
  "assessment.write": { admin: "yes", lead: "own", executive: "no" },
  "import.write": { admin: "yes", lead: "own", executive: "no" },
  "target.write": { admin: "yes", lead: "own", executive: "no" },
  "event.write": { admin: "yes", lead: "own", executive: "no" },
  "view.write": { admin: "yes", lead: "own", executive: "yes" },
  "data.export": { admin: "yes", lead: "own", executive: "yes" },
  "membership.leave": { admin: "yes", lead: "own", executive: "yes" },
  "settings.write": { admin: "yes", lead: "no", executive: "no" },
  "structure.write": { admin: "yes", lead: "no", executive: "no" },
  "member.write": { admin: "yes", lead: "no", executive: "no" },
  "audit.read": { admin: "yes", lead: "no", executive: "no" },
};
const cells = ACTIONS.flatMap((action) => ROLES.map((role) => [role, action, TABLE[action][role]] as const));

describe("who may do what", () => {
  it.each(cells)("%s, %s: %s", (role, action, expected) => {
    const reach = teamsOf(role, ["one"]);
    const within = reach === "all" ? "yes" : "own";
    expect(can(role, action) ? within : "no").toBe(expected);
  });

  it("a lead without a team reaches none", () => {
    expect(teamsOf("lead", [])).toEqual([]);
  });
});

describe("what concerns one team, or the whole company", () => {
  it.each(["target.write", "event.write"] as const)(
    "%s: leads their own teams', admins all, executives none",
    (action) => {
      const lead = { role: "lead", teams: ["a"] } as const;
      const admin = { role: "admin", teams: "all" } as const;
      const executive = { role: "executive", teams: "all" } as const;
      expect(["a", "b", null].map((team) => mayWriteFor(lead, action, team))).toEqual([true, false, false]);
      expect(["a", "b", null].map((team) => mayWriteFor(admin, action, team))).toEqual([true, true, true]);
      expect(["a", "b", null].map((team) => mayWriteFor(executive, action, team))).toEqual([false, false, false]);
    },
  );

  it("is the matrix's to say: another role with the right and every team writes for the company", () => {
    const rules = rulesOf<Role>({ ...MATRIX, executive: { may: ["event.write"], reach: "all" } });
    const executive = { role: "executive", teams: "all" } as const;
    expect(rules.mayWriteFor(executive, "event.write", null)).toBe(true);
    expect(rules.mayWriteFor(executive, "target.write", null)).toBe(false);
  });
});

describe("export is a right of its own", () => {
  it("the company takes it from leads and executives, never from admins, and nothing else with it", () => {
    for (const [role, action, expected] of cells) {
      const left = action === "data.export" && role !== "admin" ? "no" : expected;
      expect([role, action, permits({ role, exporters: [] }, action)]).toEqual([role, action, left !== "no"]);
      expect([role, action, permits({ role, exporters: ["lead", "executive"] }, action)]).toEqual([
        role,
        action,
        expected !== "no",
      ]);
    }
    expect(permits({ role: "lead", exporters: ["executive"] }, "data.export")).toBe(false);
    expect(permits({ role: "executive", exporters: ["executive"] }, "data.export")).toBe(true);
    expect(EXPORTER_ROLES).toEqual(["lead", "executive"]);
  });

  it("is not given to a role whose line does not have it", () => {
    const { permits: mayOf } = rulesOf<Role>({ ...MATRIX, executive: { may: ["dashboard.read"], reach: "all" } });
    expect(mayOf({ role: "executive", exporters: ["executive"] }, "data.export")).toBe(false);
  });
});

it("only admins give roles, and any of them", () => {
  for (const giver of ROLES)
    for (const role of ROLES) expect([giver, role, canGrant(giver, role)]).toEqual([giver, role, giver === "admin"]);
  // Somebody who may invite but not everything else hands out no more than that.
  const { canGrant: mayGive } = rulesOf<Role>({
    ...MATRIX,
    executive: { may: [...MATRIX.executive.may, "member.write"], reach: "all" },
  });
  expect(ROLES.filter((role) => mayGive("executive", role))).toEqual(["executive"]);
});

it("a guest from another department fits: one more line, which must say what it may and how far it reaches", () => {
  const guests: Matrix<Role | "guest"> = { ...MATRIX, guest: { may: ["dashboard.read"], reach: "own" } };
  const rules = rulesOf(guests);
  expect(ACTIONS.filter((action) => rules.can("guest", action))).toEqual(["dashboard.read"]);
  expect(rules.teamsOf("guest", [])).toEqual([]);
  expect([rules.canGrant("guest", "guest"), rules.canGrant("admin", "guest")]).toEqual([false, true]);
  expect(rules.permits({ role: "guest", exporters: ["guest"] }, "data.export")).toBe(false);
  // @ts-expect-error A role without its line does not compile.
  const forgotten: Matrix<Role | "guest"> = MATRIX;
  expect(forgotten).toBe(MATRIX);
});
