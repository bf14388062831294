import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { CADENCES } from "@/domain/measures/channel";
import { sql } from "drizzle-orm";
import { BASE_MEASURES, type MeasureId, RECORD_MEASURES } from "@/domain/measures/measure";
import { tenantId, tenantPolicy } from "../columns";
import { channels } from "./team";
import { tenants } from "./tenant";

const measureColumn = (measure: string) => bigint(measure, { mode: "number" });

/** One nullable integer column a measure: null is "not recorded", 0 is a recorded zero. */
export function measureColumns<Id extends MeasureId>(ids: readonly Id[]) {
  const columns = ids.map((measure) => [measure, measureColumn(measure)] as const);
  return Object.fromEntries(columns) as Record<Id, ReturnType<typeof measureColumn>>;
}

const bookkeeping = () => ({
  note: text("note"),
  source: text("source", { enum: ["grid", "import", "demo"] }).notNull(),
  estimated: boolean("estimated").notNull().default(false),
  version: integer("version").notNull().default(1),
  updatedBy: uuid("updated_by").notNull(),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
});

/**
 * Raw counts of one team, one channel, one period [start, until). Migration 0001 adds an exclusion constraint: no two
 * records of a channel may cover the same day, whatever their cadence. Threshold and CES scale are stored with the counts.
 */
export const records = pgTable(
  "records",
  {
    tenantId: tenantId(),
    teamId: uuid("team_id").notNull(),
    channelId: uuid("channel_id").notNull(),
    start: date("start").notNull(),
    until: date("until").notNull(),
    cadence: text("cadence", { enum: CADENCES }).notNull(),
    slThresholdSec: integer("sl_threshold_sec"),
    cesScale: text("ces_scale", { enum: ["1-7", "1-5"] }),
    ...measureColumns(RECORD_MEASURES.map((m) => m.id)),
    ...bookkeeping(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.channelId, t.start] }),
    foreignKey({
      columns: [t.tenantId, t.teamId, t.channelId],
      foreignColumns: [channels.tenantId, channels.teamId, channels.id],
    }),
    index("records_start").on(t.tenantId, t.start),
    check("records_period", sql`${t.until} > ${t.start}`),
    tenantPolicy(),
  ],
).enableRLS();

/** The customer base of one month, for the whole tenant. `start` is the first of the month. */
export const customerMonths = pgTable(
  "customer_months",
  {
    tenantId: tenantId().references(() => tenants.id),
    start: date("start").notNull(),
    ...measureColumns(BASE_MEASURES.map((m) => m.id)),
    ...bookkeeping(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.start] }),
    check("customer_months_first_day", sql`extract(day from ${t.start}) = 1`),
    tenantPolicy(),
  ],
).enableRLS();
