import { date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, tenantId, tenantPolicy } from "../columns";
import { teams } from "./team";

/** One respondent's run of the diagnosis for one team on one date. `answers` are eight booleans, true = applies. */
export const assessments = pgTable(
  "assessments",
  {
    tenantId: tenantId(),
    id: id(),
    teamId: uuid("team_id").notNull(),
    assessedOn: date("assessed_on").notNull(),
    checklistVersion: text("checklist_version").notNull(),
    respondentId: uuid("respondent_id").notNull(),
    respondentName: text("respondent_name").notNull(),
    answers: jsonb("answers").$type<boolean[]>().notNull(),
    notes: jsonb("notes").$type<Record<string, string>>().notNull().default({}),
    hits: integer("hits").notNull(),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("assessments_once_a_day").on(t.tenantId, t.teamId, t.assessedOn, t.respondentId),
    foreignKey({ columns: [t.tenantId, t.teamId], foreignColumns: [teams.tenantId, teams.id] }),
    index("assessments_history").on(t.tenantId, t.teamId, t.assessedOn),
    tenantPolicy(),
  ],
).enableRLS();
