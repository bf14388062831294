import { randomUUID } from "node:crypto";
import type { TestMember } from "@/db/testing/tenant";
import { type Call, idsIn, type Input, inputOf, outcome, type Procedures, replaced, valueAt } from "./calls";
import type { World } from "./rows";

/** Ids that name nothing of a tenant's, or that are a mere hint: another tenant's is not refused but has no effect. */
export const HARMLESS_IDS: Readonly<Record<string, string>> = {
  "import.run.key": "made by the browser, unique within the tenant",
  "import.inspect.channelId": "a hint for the guess, looked for among the member's own channels only",
  "record.month.team": "with a channel named, that channel's team counts and this one is not looked at",
  "event.save.replaces.teamId": "what the person saw before: not what stands there, so nothing is written",
  "event.remove.replaces.teamId": "the same: what the person saw, compared only",
  "view.setUsual.replaces": "the same: which view the member saw open first",
  "settings.saveChannel.replaces.teamId": "what the admin saw, compared only",
  "view.save.id":
    "made by the browser, unique within the tenant; another member's own is refused (server/views/views.test.ts)",
  "member.invite.invitations.0.id": "made by the browser, unique within the tenant",
  "member.invite.invitations.0.email": "anybody's address: several companies may invite the same person",
  "member.change.replaces.teams.0": "what the admin saw, compared only",
  "member.remove.replaces.teams.0": "what the admin saw, compared only",
  "member.handOver.replaces.teams.0": "what the admin saw, compared only",
  "view.save.query":
    "a page's address, kept as the member's own words; whose ids are in it is checked where the page reads them",
  "record.addMemo.id": "made by the browser, unique within the tenant",
};

/** What `path` gives away: to strangers, to another tenant, to another team, to a foreign id. Empty when it is closed. */
export async function breaches(
  procedures: Procedures,
  call: Call,
  path: string,
  [own, foreign]: readonly [World, World],
  way?: (world: World) => Input,
): Promise<string[]> {
  const given = (world: World) => (way ? way(world) : inputOf(procedures, path, world, call));
  const [input, others] = [await given(own), await given(foreign)];
  const ids = idsIn(input).filter((at) => !(`${path}.${at.join(".")}` in HARMLESS_IDS));
  const foreignId = (at: string[]) => replaced(others, at, valueAt(input, at));
  const attempts: [who: string, member: TestMember | null, input: unknown, expected: string][] = [
    ["a stranger", null, input, "UNAUTHORIZED"],
    ...[foreign.admin, foreign.lead, foreign.executive].map((member): [string, TestMember, unknown, string] => [
      `another tenant's ${member.role}`,
      member,
      input,
      "NOT_FOUND",
    ]),
    ...ids.map((at): [string, TestMember, unknown, string] => [
      `the foreign id ${at.join(".")}`,
      foreign.admin,
      foreignId(at),
      "NOT_FOUND",
    ]),
    ...(ids.length > 0
      ? [["a lead of another team", own.elsewhere, input, "NOT_FOUND"] satisfies [string, TestMember, unknown, string]]
      : []),
  ];
  const found: string[] = [];
  /** Refused for the role, before anything is looked for: an id that names nothing gets the same answer. */
  const unlooked = async (member: TestMember | null) =>
    (await outcome(
      call,
      member,
      path,
      ids.reduce((given: unknown, at) => replaced(given, at, randomUUID()), input),
    )) === "FORBIDDEN";
  for (const [who, member, tried, expected] of attempts) {
    const got = await outcome(call, member, path, tried);
    if (got === "FORBIDDEN" && member === own.elsewhere && (await unlooked(member))) continue;
    if (got !== expected) found.push(`${path}, ${who}: ${got} instead of ${expected}`);
  }
  return found;
}
