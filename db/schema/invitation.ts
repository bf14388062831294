import { sql } from "drizzle-orm";
import { foreignKey, index, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { ROLES } from "@/domain/members/role";
import { createdAt, id, tenantId, tenantPolicy } from "../columns";
import { teams } from "./team";
import { tenants } from "./tenant";

/**
 * A place kept for an address. Two secrets lead in, of which only SHA-256 is stored: `tokenHash`, shown to the admin as a
 * link to pass on, and `mailHash`, sent to the address, which shows that its mail is read. Accepting consumes both;
 * sending anew replaces both. Expired and revoked ones stay, and stay visible.
 */
export const invitations = pgTable(
  "invitations",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    email: text("email").notNull(),
    role: text("role", { enum: ROLES }).notNull(),
    tokenHash: text("token_hash").notNull(),
    mailHash: text("mail_hash"),
    /** When the mail was handed to the server; null: none was, or it was refused. */
    mailedAt: timestamp("mailed_at", { withTimezone: true }),
    invitedBy: uuid("invited_by").notNull(),
    invitedByName: text("invited_by_name").notNull(),
    createdAt: createdAt(),
    sentAt: timestamp("sent_at", { withTimezone: true }).notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    acceptedAt: timestamp("accepted_at", { withTimezone: true }),
    acceptedBy: uuid("accepted_by"),
    revokedAt: timestamp("revoked_at", { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex("invitations_open")
      .on(t.tenantId, t.email)
      .where(sql`accepted_at is null and revoked_at is null`),
    index("invitations_token").on(t.tenantId, t.tokenHash),
    index("invitations_mail").on(t.tenantId, t.mailHash),
    tenantPolicy(),
  ],
).enableRLS();

/** The teams a lead will work on. */
export const invitationTeams = pgTable(
  "invitation_teams",
  { tenantId: tenantId(), invitationId: uuid("invitation_id").notNull(), teamId: uuid("team_id").notNull() },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.invitationId, t.teamId] }),
    foreignKey({
      columns: [t.tenantId, t.invitationId],
      foreignColumns: [invitations.tenantId, invitations.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.tenantId, t.teamId], foreignColumns: [teams.tenantId, teams.id] }),
    tenantPolicy(),
  ],
).enableRLS();
