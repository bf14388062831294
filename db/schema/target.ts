import { date, doublePrecision, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, tenantId, tenantPolicy } from "../columns";
import { teams } from "./team";
import { tenants } from "./tenant";

/**
 * What a KPI should reach, in the KPI's stored unit (a rate is 0..1), for days in `[start, until)`; until null: for good.
 * `low` is the least that is met, `high` the most; a band has both. `teamId` null: every team that has no own target.
 * Migration 0003 adds an exclusion constraint: one target a team, KPI and day.
 */
export const targets = pgTable(
  "targets",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    teamId: uuid("team_id"),
    kpi: text("kpi").notNull(),
    low: doublePrecision("low"),
    high: doublePrecision("high"),
    start: date("start").notNull(),
    until: date("until"),
    createdBy: uuid("created_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId, t.teamId], foreignColumns: [teams.tenantId, teams.id] }),
    index("targets_kpi").on(t.tenantId, t.kpi, t.start),
    tenantPolicy(),
  ],
).enableRLS();
