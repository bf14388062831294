import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, identityPolicy } from "../columns";
import { users } from "./user";

/** One signed-in browser. The cookie carries a random 256-bit id; only its SHA-256 is stored. */
export const sessions = pgTable(
  "sessions",
  {
    idHash: text("id_hash").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Names the session where its owner lists and ends it; opens nothing. */
    publicId: uuid("public_id")
      .notNull()
      .default(sql`gen_random_uuid()`),
    userAgent: text("user_agent").notNull(),
    /** The network it was opened from, as the rate limits see it. */
    network: text("network"),
    createdAt: createdAt(),
    seenAt: timestamp("seen_at", { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    revokedAt: timestamp("revoked_at", { withTimezone: true }),
  },
  (t) => [unique("sessions_public").on(t.publicId), index("sessions_user").on(t.userId), identityPolicy()],
).enableRLS();

/** Attempts counted per key (an address, a network) within a window; shared by all processes. */
export const rateLimits = pgTable(
  "rate_limits",
  {
    key: text("key").primaryKey(),
    points: integer("points").notNull(),
    resetAt: timestamp("reset_at", { withTimezone: true }).notNull(),
  },
  () => [identityPolicy()],
).enableRLS();
