import { monthsOf } from "@/db/queries/records/customer-months";
import { inTenant } from "@/db/connection/scope";
import { BASE_MEASURES } from "@/domain/measures/measure";
import { addDays, addMonths, bucketStart, type LocalDate } from "@/domain/time/period";
import { EARLIEST_DAY } from "@/domain/reach";
import { can } from "@/domain/members/role";
import { BASE_ROW, rowId } from "@/domain/grid/row-id";
import { notFound } from "../fault";
import { bookkeepingOf, frameOf, type GridRowView, newest, pastOf, recordedValues } from "./grid-rows";
import type { TenantContext } from "../tenant";
import { namesOf } from "@/db/queries/members/members";

export type RecordBaseView = Awaited<ReturnType<typeof recordBase>>;

const IDS = new Set(BASE_MEASURES.map(({ id }) => id));
const MONTHS = 12;

/** Twelve months of the customer base up to the asked one: last month, the newest that is over. It belongs to the whole company. */
export function recordBase(ctx: TenantContext, asked: { month?: LocalDate }) {
  if (!can(ctx.role, "base.write")) throw notFound();
  const thisMonth = bucketStart(ctx.today, "month", ctx.calendar);
  const month = asked.month ? bucketStart(asked.month, "month", ctx.calendar) : addMonths(thisMonth, -1);
  if (month > thisMonth || month < EARLIEST_DAY) throw notFound();
  return inTenant(
    ctx.db,
    ctx.tenantId,
    async (scope) => {
      const from = addMonths(month, 1 - MONTHS);
      const stored = await monthsOf(scope, { from: addMonths(from, -MONTHS), until: addMonths(month, 1) });
      const names = await namesOf(
        scope,
        stored.map(({ updatedBy }) => updatedBy),
      );
      const rows = Array.from({ length: MONTHS }, (_, i) => addMonths(from, i)).map((start): GridRowView => {
        const row = stored.find((one) => one.start === start);
        const past = pastOf(
          stored
            .filter((one) => one.start < start)
            .reverse()
            .slice(0, MONTHS),
          IDS,
        );
        return {
          id: rowId(BASE_ROW, start),
          kind: "base",
          start,
          until: addMonths(start, 1),
          values: recordedValues(row, IDS),
          ...bookkeepingOf(row, names),
          ghost: newest(past),
          past,
          future: false,
        };
      });
      return { ...frameOf(ctx), month, newest: thisMonth, yesterday: addDays(ctx.today, -1), rows };
    },
    { readOnly: true },
  );
}
