import { expect, test } from "vitest";
import { invitationState, maskedAddress, sameMember } from "@/domain/members/member";

const AT = new Date("2026-11-29T00:00:00Z");
const stamps = { acceptedAt: null, revokedAt: null, expiresAt: new Date(AT.getTime() + 1) };

test("an invitation is open until the moment it expires; accepted or revoked it stays so", () => {
  expect(invitationState(stamps, AT)).toBe("open");
  expect(invitationState({ ...stamps, expiresAt: AT }, AT)).toBe("expired");
  expect(invitationState({ ...stamps, revokedAt: AT, expiresAt: AT }, AT)).toBe("revoked");
  expect(invitationState({ ...stamps, acceptedAt: AT, expiresAt: AT }, AT)).toBe("accepted");
});

test("a masked address shows its first letter and its domain", () => {
  expect([maskedAddress("hanako@komorebi.example"), maskedAddress("h@x.jp")]).toEqual([
    "h•••@komorebi.example",
    "h•••@x.jp",
  ]);
});

test("teams in another order are the same member", () => {
  const lead = { role: "lead" as const, teams: ["a", "b"], deactivated: false };
  expect([
    sameMember(lead, { ...lead, teams: ["b", "a"] }),
    sameMember(lead, { ...lead, teams: ["a"] }),
    sameMember(lead, { ...lead, deactivated: true }),
  ]).toEqual([true, false, false]);
});
