import { sql } from "drizzle-orm";
import { foreignKey, index, pgPolicy, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { ROLES } from "@/domain/members/role";
import { createdAt, tenantId, tenantPolicy } from "../columns";
import { teams } from "./team";

const oneself = sql`user_id = nullif(current_setting('app.user_id', true), '')::uuid`;

/** A member: one person in one tenant. Name and address are kept here so that a member list never reads `users`. */
export const memberships = pgTable(
  "memberships",
  {
    tenantId: tenantId(),
    userId: uuid("user_id").notNull(),
    role: text("role", { enum: ROLES }).notNull(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    createdAt: createdAt(),
    /** Set: the person is kept out, and kept in the list. */
    deactivatedAt: timestamp("deactivated_at", { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.userId] }),
    index("memberships_user").on(t.userId),
    tenantPolicy(),
    pgPolicy("own_memberships", { for: "select", to: "public", using: oneself }),
  ],
).enableRLS();

/** The teams a lead works on. */
export const membershipTeams = pgTable(
  "membership_teams",
  { tenantId: tenantId(), userId: uuid("user_id").notNull(), teamId: uuid("team_id").notNull() },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.userId, t.teamId] }),
    foreignKey({
      columns: [t.tenantId, t.userId],
      foreignColumns: [memberships.tenantId, memberships.userId],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.tenantId, t.teamId], foreignColumns: [teams.tenantId, teams.id] }),
    tenantPolicy(),
  ],
).enableRLS();
