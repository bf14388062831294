import { z } from "zod";
import { memberIn } from "@/db/queries/members/members";
import { slugText } from "@/domain/bounds";
import { memberFactsSchema, placeSchema, sameMember } from "@/domain/members/member";
import { Fault, notFound } from "../../fault";
import { assertAdminLeft, assertGrant, assertPlace, factsOf, takeAdminsTurn } from "../members";
import { changedSince } from "../../premise";
import { command } from "../../command";
import { setPlace } from "../set-place";

/** Makes another active member admin and takes a smaller place oneself, both or neither. `replaces` is what the admin saw of the other. */
export const handOver = command({
  name: "hand-over",
  kind: "replaces",
  action: "member.write",
  /** `role` and `teams`: what becomes of the one who hands over. */
  input: z.strictObject({
    tenant: slugText,
    userId: z.uuid(),
    role: placeSchema.shape.role.exclude(["admin"]),
    teams: placeSchema.shape.teams,
    replaces: memberFactsSchema,
  }),
  async run(work, { userId, role, teams, replaces }) {
    const giver = await takeAdminsTurn(work, work.context.user.id);
    const heir = await memberIn(work, userId);
    if (!heir) throw notFound();
    const before = factsOf(heir);
    if (!sameMember(before, replaces)) throw changedSince(before);
    if (heir.userId === giver.userId) throw new Fault("BAD_REQUEST", "hand_over_to_other");
    if (before.deactivated) throw new Fault("CONFLICT", "hand_over_deactivated", { name: heir.name });
    assertGrant(giver, "admin", role);
    await assertPlace(work, { role, teams });
    await setPlace(work, heir.userId, { role: "admin", teams: [] });
    await assertAdminLeft(work, giver);
    await setPlace(work, giver.userId, { role, teams });
    return {
      result: { userId },
      audit: {
        subject: `member:${userId}`,
        before: { heir: { name: heir.name, ...before }, giver: { name: giver.name, ...factsOf(giver) } },
        after: { heir: { name: heir.name, role: "admin", teams: [] }, giver: { name: giver.name, role, teams } },
      },
    };
  },
});
