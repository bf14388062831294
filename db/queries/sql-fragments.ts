import { sql, type SQL } from "drizzle-orm";
import type { MeasureId } from "@/domain/measures/measure";
import type { LocalDate } from "@/domain/time/period";

/** A column of the source the statement reads from. Ids come from the registry, never from a request. */
export const measureColumn = (id: MeasureId): SQL => sql.raw(columnText(id));
/** The same as plain text. */
export const columnText = (id: MeasureId): string => `"${id}"`;

/** ` and column in (…)`; nothing for all. An empty list finds nothing. */
export const among = (column: string, ids: readonly string[] | "all" = "all"): SQL =>
  ids === "all" ? sql`` : sql`and ${sql.raw(column)} = any(${`{${ids.join()}}`}::uuid[])`;

/** A list of dates as one parameter. */
export const datesParameter = (dates: readonly LocalDate[]): SQL => sql`${`{${dates.join()}}`}::date[]`;
