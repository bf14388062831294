import { boolean, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, tenantId, tenantPolicy } from "../columns";
import { tenants } from "./tenant";

/** A state of a page that a member keeps under a name: the query string of its URL. Nobody else sees it. */
export const savedViews = pgTable(
  "saved_views",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    userId: uuid("user_id").notNull(),
    page: text("page").notNull(),
    name: text("name").notNull(),
    query: text("query").notNull(),
    /** Shown when the page is opened without a query; at most one a member and page, held by the command. */
    usual: boolean("usual").notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("saved_views_name").on(t.tenantId, t.userId, t.page, t.name),
    tenantPolicy(),
  ],
).enableRLS();

/** In which order a member wants the tiles of a page; those it does not name follow in the usual order. */
export const tileOrders = pgTable(
  "tile_orders",
  {
    tenantId: tenantId().references(() => tenants.id),
    userId: uuid("user_id").notNull(),
    page: text("page").notNull(),
    tiles: jsonb("tiles").$type<readonly string[]>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.userId, t.page] }), tenantPolicy()],
).enableRLS();
