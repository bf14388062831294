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
function measureColumns<Id extends MeasureId>(ids: readonly Id[]) {
  const columns = ids.map((measure) => [measure, measureColumn(measure)] as const);
  return Object.fromEntries(columns) as Record<Id, ReturnType<typeof measureColumn>>;
}

/** Which of its measures were worked out of averages or rates when they came in; sorted, so that what is alike is equal. null: none. `estimated` says that there are some. */
const estimates = () => text("estimates").array().$type<MeasureId[]>();

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
    estimates: estimates(),
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

/**
 * What a channel's records of one month add up to: a row for each set of measures they hold, those of them that are
 * estimates, rhythm and definition, so that any figure that asks for several measures at once follows exactly. Made anew from the records in the transaction
 * that writes them (db/queries/tallies/monthly.ts). A measure's column is null where these records do not hold it; of a
 * stock it has the first opening or the last closing (which may follow from the opening and what came and went).
 */
export const monthlyTallies = pgTable(
  "monthly_tallies",
  {
    tenantId: tenantId(),
    teamId: uuid("team_id").notNull(),
    channelId: uuid("channel_id").notNull(),
    /** The first of the month these records begin in. */
    month: date("month").notNull(),
    cadence: text("cadence", { enum: CADENCES }).notNull(),
    slThresholdSec: integer("sl_threshold_sec"),
    cesScale: text("ces_scale", { enum: ["1-7", "1-5"] }),
    /** Bit d − 1 is set where one of these records begins on day d; no two begin on one, so this tells a month's rows apart. */
    days: integer("days").notNull(),
    /** The end of the last of them. One that reaches into the next month has a row of its own. */
    until: date("until").notNull(),
    estimated: boolean("estimated").notNull(),
    estimates: estimates(),
    ...measureColumns(RECORD_MEASURES.map((measure) => measure.id)),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.channelId, t.month, t.days] }),
    foreignKey({
      columns: [t.tenantId, t.teamId, t.channelId],
      foreignColumns: [channels.tenantId, channels.teamId, channels.id],
    }),
    index("monthly_tallies_month").on(t.tenantId, t.month),
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
