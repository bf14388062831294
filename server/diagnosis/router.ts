import { z } from "zod";
import { localDate } from "@/domain/bounds";
import { removeAssessment } from "./commands/remove-assessment";
import { saveAssessment } from "./commands/save-assessment";
import { diagnosisForm, diagnosisHistory, diagnosisResult } from "./diagnosis";
import { allowed, router, write } from "../trpc";

const team = z.union([z.literal("all"), z.uuid()]).optional();

export const diagnosisRouter = router({
  /** A team's runs over time and the comparison of two. */
  history: allowed("assessment.read")
    .input(z.object({ team, from: localDate.optional(), to: localDate.optional() }))
    .query(({ ctx, input }) => diagnosisHistory(ctx, input)),
  /** What the eight statements are answered with. */
  form: allowed("assessment.write")
    .input(z.object({ team, date: localDate.optional() }))
    .query(({ ctx, input }) => diagnosisForm(ctx, input)),
  /** The result of one date. */
  result: allowed("assessment.read")
    .input(z.object({ team, date: localDate }))
    .query(({ ctx, input }) => diagnosisResult(ctx, input)),
  save: write(saveAssessment),
  remove: write(removeAssessment),
});
