import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { joinLine } from "@/db/connection/line";
import { assessments } from "@/db/schema/assessment";
import { teams } from "@/db/schema/team";
import { list, localDate, slugText, text, trimmed } from "@/domain/bounds";
import { CHECKLIST_VERSION, result, STATEMENT_IDS } from "@/domain/diagnosis/checklist";
import { EARLIEST_DAY } from "@/domain/reach";
import { Fault, notFound } from "../../fault";
import { assertTeam } from "../../tenant";
import { assertWritten, changedSince } from "../../premise";
import { command, type Work } from "../../command";

const NOTE_LENGTH = 1000;
const note = trimmed(NOTE_LENGTH).refine((given) => !/[^\P{Cc}\n\r\t]|\p{Cs}/u.test(given));

const saveAssessmentSchema = z.strictObject({
  tenant: slugText,
  teamId: z.uuid(),
  date: localDate,
  /** The checklist the person read: answers to another wording are refused, never relabelled. */
  checklist: text(20),
  answers: list(z.boolean(), STATEMENT_IDS.length, STATEMENT_IDS.length),
  /** By statement id; "run" is the note of the whole run. Blank ones are dropped. */
  notes: z.partialRecord(z.enum([...STATEMENT_IDS, "run"]), note).default({}),
  /** Version of one's own run of that day that these answers replace; null when the person knew of none. */
  replaces: z.number().int().positive().nullable(),
});
type Input = z.output<typeof saveAssessmentSchema>;

/** Saves one's own run for a team and date: one a respondent and day, replaced only knowingly. Repeating it is harmless. */
export const saveAssessment = command({
  name: "save-assessment",
  kind: "replaces",
  action: "assessment.write",
  fills: "assessments",
  input: saveAssessmentSchema,
  async run(work, input) {
    const { tx, tenantId, context } = work;
    await check(work, input);
    const own = await lockOwn(work, input);
    const notes = Object.fromEntries(Object.entries(input.notes).filter(([, text]) => text !== ""));
    const { hits } = result(input.answers);
    const done = (version: number) => ({ date: input.date, hits, version });
    const after = { checklist: input.checklist, answers: input.answers, notes };
    if (own && sameContent(own, after)) return { result: done(own.version), audit: null };
    if (own && own.version !== input.replaces)
      throw new Fault("CONFLICT", "already_diagnosed", {}, { version: own.version });
    // Somebody who removed the run meanwhile is not overruled by a form that was opened over it.
    if (!own && input.replaces !== null) throw changedSince(null);
    const content = {
      checklistVersion: input.checklist,
      answers: input.answers,
      notes,
      hits,
      respondentName: context.memberName,
    };
    const version = (own?.version ?? 0) + 1;
    const place = {
      tenantId,
      id: randomUUID(),
      teamId: input.teamId,
      assessedOn: input.date,
      respondentId: context.user.id,
    };
    await assertWritten(
      own
        ? tx
            .update(assessments)
            .set({ ...content, version })
            .where(
              and(eq(assessments.tenantId, tenantId), eq(assessments.id, own.id), eq(assessments.version, own.version)),
            )
            .returning({ id: assessments.id })
        : tx
            .insert(assessments)
            .values({ ...place, ...content, createdAt: context.now })
            .onConflictDoNothing()
            .returning({ id: assessments.id }),
    );
    const before = own ? { checklist: own.checklistVersion, answers: own.answers, notes: own.notes } : null;
    return {
      result: done(version),
      audit: { subject: `assessment:${input.teamId}:${input.date}:${context.user.id}`, before, after },
    };
  },
});

async function check({ tx, tenantId, context }: Work, { teamId, date, checklist }: Input): Promise<void> {
  assertTeam(context, teamId);
  const known = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.tenantId, tenantId), eq(teams.id, teamId), isNull(teams.archivedAt)));
  if (known.length === 0) throw notFound();
  if (date > context.today) throw new Fault("BAD_REQUEST", "diagnosis_in_future");
  if (date < EARLIEST_DAY) throw new Fault("BAD_REQUEST", "diagnosis_too_early");
  if (checklist !== CHECKLIST_VERSION) throw new Fault("CONFLICT", "checklist_changed");
}

/** One's own run of that team and day, locked; a lock on its place keeps two first saves apart. */
async function lockOwn({ tx, tenantId, context }: Work, { teamId, date }: Input) {
  await joinLine({ tx, tenantId }, "assessment", `${teamId}:${date}:${context.user.id}`);
  const rows = await tx
    .select()
    .from(assessments)
    .where(
      and(
        eq(assessments.tenantId, tenantId),
        eq(assessments.teamId, teamId),
        eq(assessments.assessedOn, date),
        eq(assessments.respondentId, context.user.id),
      ),
    )
    .for("update");
  return rows[0];
}

type Content = { checklist: string; answers: readonly boolean[]; notes: Readonly<Record<string, string>> };

function sameContent(own: typeof assessments.$inferSelect, { checklist, answers, notes }: Content): boolean {
  const keys = Object.keys(notes);
  return (
    own.checklistVersion === checklist &&
    own.answers.length === answers.length &&
    own.answers.every((answer, i) => answer === answers[i]) &&
    Object.keys(own.notes).length === keys.length &&
    keys.every((key) => own.notes[key] === notes[key])
  );
}
