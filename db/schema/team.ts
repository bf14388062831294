import { date, foreignKey, integer, pgTable, primaryKey, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { CADENCES, CHANNEL_KINDS } from "@/domain/measures/channel";
import { createdAt, id, tenantId, tenantPolicy } from "../columns";
import { tenants } from "./tenant";

/** A support department inside a tenant. */
export const teams = pgTable(
  "teams",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    name: text("name").notNull(),
    position: integer("position").notNull(),
    archivedAt: timestamp("archived_at", { withTimezone: true }),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), tenantPolicy()],
).enableRLS();

/** A way in, of one team. A team may have several of a kind. `startsOn`: before it, nothing counts as missing. */
export const channels = pgTable(
  "channels",
  {
    tenantId: tenantId(),
    teamId: uuid("team_id").notNull(),
    id: id(),
    kind: text("kind", { enum: CHANNEL_KINDS }).notNull(),
    name: text("name").notNull(),
    cadence: text("cadence", { enum: CADENCES }).notNull(),
    startsOn: date("starts_on").notNull(),
    position: integer("position").notNull(),
    archivedAt: timestamp("archived_at", { withTimezone: true }),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("channels_team").on(t.tenantId, t.teamId, t.id),
    foreignKey({ columns: [t.tenantId, t.teamId], foreignColumns: [teams.tenantId, teams.id] }),
    tenantPolicy(),
  ],
).enableRLS();
