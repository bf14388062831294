import {
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { id, tenantId, tenantPolicy } from "../columns";
import { tenants } from "./tenant";

/** One file taken in, whole. `key` is made by the browser, so that a repeated request imports once. */
export const imports = pgTable(
  "imports",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    key: uuid("key").notNull(),
    channelId: uuid("channel_id").notNull(),
    fileName: text("file_name").notNull(),
    mapping: jsonb("mapping").$type<unknown>().notNull(),
    rowsNew: integer("rows_new").notNull(),
    rowsChanged: integer("rows_changed").notNull(),
    rowsSame: integer("rows_same").notNull(),
    createdBy: uuid("created_by").notNull(),
    createdByName: text("created_by_name").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    undoneAt: timestamp("undone_at", { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("imports_once").on(t.tenantId, t.key),
    index("imports_at").on(t.tenantId, t.createdAt),
    tenantPolicy(),
  ],
).enableRLS();

/** What an import touched and what stood there before (null: nothing), so that undo restores it exactly. */
export const importRows = pgTable(
  "import_rows",
  {
    tenantId: tenantId(),
    importId: uuid("import_id").notNull(),
    channelId: uuid("channel_id").notNull(),
    start: date("start").notNull(),
    before: jsonb("before"),
    versionAfter: integer("version_after").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.importId, t.channelId, t.start] }),
    foreignKey({ columns: [t.tenantId, t.importId], foreignColumns: [imports.tenantId, imports.id] }),
    tenantPolicy(),
  ],
).enableRLS();
