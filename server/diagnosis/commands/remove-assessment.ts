import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { assessments } from "@/db/schema/assessment";
import { slugText } from "@/domain/bounds";
import { forbidden, notFound } from "../../fault";
import { assertTeam } from "../../reach";
import { changedSince } from "../../premise";
import { command } from "../../command";

const removeAssessmentSchema = z.strictObject({
  tenant: slugText,
  id: z.uuid(),
  /** The version the person saw: answers changed meanwhile are not thrown away unread. */
  version: z.number().int().positive(),
});

/** Removes one's own run; an admin may remove anybody's. What it held stays in the audit log. */
export const removeAssessment = command({
  name: "remove-assessment",
  kind: "removes",
  action: "assessment.write",
  input: removeAssessmentSchema,
  async run({ tx, tenantId, context }, input) {
    const key = and(eq(assessments.tenantId, tenantId), eq(assessments.id, input.id));
    const [run] = await tx.select().from(assessments).where(key).for("update");
    if (!run) throw notFound();
    assertTeam(context, run.teamId);
    if (run.respondentId !== context.user.id && context.role !== "admin") throw forbidden();
    if (run.version !== input.version) throw changedSince({ version: run.version });
    await tx.delete(assessments).where(key);
    const before = {
      checklist: run.checklistVersion,
      respondentName: run.respondentName,
      answers: run.answers,
      notes: run.notes,
    };
    return {
      result: { date: run.assessedOn },
      audit: { subject: `assessment:${run.teamId}:${run.assessedOn}:${run.respondentId}`, before, after: null },
    };
  },
});
