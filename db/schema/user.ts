import { integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { createdAt, identityPolicy } from "../columns";

/** A person. One row for all the tenants they belong to; `email` is stored folded (trimmed, lower case). */
export const users = pgTable(
  "users",
  {
    id: uuid("id").primaryKey(),
    email: text("email").notNull().unique(),
    name: text("name").notNull(),
    locale: text("locale").notNull().default("ja"),
    /** When the person showed that mail to the address reaches them; null: not yet. */
    verifiedAt: timestamp("verified_at", { withTimezone: true }),
    /** How often the address or the password became another: links made before the last time lead nowhere. */
    linkEpoch: integer("link_epoch").notNull().default(0),
    createdAt: createdAt(),
  },
  () => [identityPolicy()],
).enableRLS();

/** Password hashes live apart, so that no query about a person can carry one along. */
export const userPasswords = pgTable(
  "user_passwords",
  {
    userId: uuid("user_id")
      .primaryKey()
      .references(() => users.id, { onDelete: "cascade" }),
    hash: text("hash").notNull(),
    changedAt: timestamp("changed_at", { withTimezone: true }).notNull().defaultNow(),
  },
  () => [identityPolicy()],
).enableRLS();
