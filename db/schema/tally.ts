import { boolean, date, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { CADENCES } from "@/domain/measures/channel";
import { type RecordMeasureId, RECORD_MEASURES } from "@/domain/measures/measure";
import { tenantId, tenantPolicy } from "../columns";
import { measureColumns } from "./record";
import { channels } from "./team";

/**
 * What a channel's records of one month add up to: a row for each set of measures they hold, rhythm and definition, so
 * that any figure that asks for several measures at once follows exactly. Made anew from the records in the transaction
 * that writes them (db/queries/tallies/monthly.ts). A measure's column is null where these records do not hold it; of a
 * stock it has the first opening or the last closing.
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
    ...measureColumns(RECORD_MEASURES.map((measure) => measure.id as RecordMeasureId)),
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
