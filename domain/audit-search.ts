import { z } from "zod";
import { isLocalDate, type LocalDate } from "@/domain/period";

/** One line of text as people write it: no control characters, no half of a character. */
const line = z.string().trim().max(100).refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text));
const date = z.custom<LocalDate>((value) => typeof value === "string" && isLocalDate(value));

/** What the audit log is narrowed down by. `last` is the last day looked at, both in the company's zone; `network` is how it begins. */
export const auditSearchSchema = z.object({
  person: z.uuid().optional(),
  command: z.string().max(60).regex(/^[a-z]+(-[a-z]+)*$/).optional(),
  from: date.optional(),
  last: date.optional(),
  text: line.optional(),
  network: line.optional(),
});
export type AuditSearch = z.output<typeof auditSearchSchema>;

/** A file of more entries than this is asked for in parts. */
export const MOST_AUDIT_ROWS = 50_000;
