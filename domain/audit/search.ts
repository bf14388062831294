import { z } from "zod";
import { line, localDate, text } from "@/domain/bounds";

/** What the audit log is narrowed down by. `last` is the last day looked at, both in the company's zone; `network` is how it begins. */
export const auditSearchSchema = z.object({
  person: z.uuid().optional(),
  command: text(60)
    .regex(/^[a-z]+(-[a-z]+)*$/)
    .optional(),
  from: localDate.optional(),
  last: localDate.optional(),
  text: line(100).optional(),
  network: line(100).optional(),
});
export type AuditSearch = z.output<typeof auditSearchSchema>;
