import { index, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { createdAt, identityPolicy } from "../columns";
import { users } from "./user";

/**
 * A link that was sent by mail: whoever opens it reads the mail of `email`. Used once. `userId` null: a sign-up, whose
 * person does not exist yet and stands in `payload` (with the password's hash, never the password).
 */
export const mailLinks = pgTable(
  "mail_links",
  {
    tokenHash: text("token_hash").primaryKey(),
    purpose: text("purpose", { enum: ["sign_up", "reset", "address"] }).notNull(),
    userId: uuid("user_id").references(() => users.id, { onDelete: "cascade" }),
    email: text("email").notNull(),
    /** The person's `link_epoch` when it was made; null where there is no person yet. */
    epoch: integer("epoch"),
    payload: jsonb("payload"),
    createdAt: createdAt(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    usedAt: timestamp("used_at", { withTimezone: true }),
  },
  (t) => [index("mail_links_user").on(t.userId), index("mail_links_expiry").on(t.expiresAt), identityPolicy()],
).enableRLS();
