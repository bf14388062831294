import { z } from "zod";
import { localDate } from "@/domain/bounds";
import { addDayMemo } from "./commands/add-day-memo";
import { removeDayMemo } from "./commands/remove-day-memo";
import { saveBaseCells } from "./commands/save-base-cells";
import { saveCells } from "./commands/save-cells";
import { saveRecordNote } from "./commands/save-record-note";
import { recordBase } from "./base";
import { recordCalendar } from "./calendar";
import { recordDay } from "./day";
import { recordMonth } from "./month";
import { restoreSums } from "./commands/restore-sums";
import { allowed, router, write } from "../trpc";

const date = localDate.optional();
const team = z.union([z.literal("all"), z.uuid()]).optional();

export const recordRouter = router({
  /** A day over all channels of a team. */
  day: allowed("record.read")
    .input(z.object({ team, date }))
    .query(({ ctx, input }) => recordDay(ctx, input)),
  /** A month of one channel. */
  month: allowed("record.read")
    .input(z.object({ team, channel: z.uuid().optional(), month: date }))
    .query(({ ctx, input }) => recordMonth(ctx, input)),
  /** What is recorded and what is missing, a month at a time. */
  calendar: allowed("record.read")
    .input(z.object({ team, month: date }))
    .query(({ ctx, input }) => recordCalendar(ctx, input)),
  /** Twelve months of the customer base. */
  base: allowed("record.read")
    .input(z.object({ month: date }))
    .query(({ ctx, input }) => recordBase(ctx, input)),
  saveCells: write(saveCells),
  saveBaseCells: write(saveBaseCells),
  saveNote: write(saveRecordNote),
  addMemo: write(addDayMemo),
  removeMemo: write(removeDayMemo),
  /** Every month's sums against the records they are of. */
  restoreSums: write(restoreSums),
});
