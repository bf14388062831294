import { Link } from "@/app/_components/ui/link";
import { spanLabel } from "@/app/_components/time/span-label";
import { classes } from "@/app/_components/ui/classes";
import { dateLabel } from "@/domain/time/label";
import { CellMark } from "./cell-mark";
import { type CalendarRow, type Cell, dayHref, isClosed, monthHref, type Place } from "./place";

/** What a cell says; the table asks for the texts once for all of its cells. */
export interface CellTexts {
  state: (kind: Cell["state"]) => string;
  partial: (lacking: Cell["lacking"]) => string;
  link: (of: { channel: string; when: string; words: string }) => string;
}
interface CalendarCellProps {
  place: Place;
  row: CalendarRow;
  cell: Cell;
  span: number;
  texts: CellTexts;
}

/** A period of a channel: its mark, its words, and the way to record what it lacks. */
export function CalendarCell({ place, row, cell, span, texts }: CalendarCellProps) {
  const kind = cell.state === "recorded" && cell.lacking.length > 0 ? "partial" : cell.state;
  const words = kind === "partial" ? texts.partial(cell.lacking) : texts.state(kind);
  const off = row.cadence === "day" && isClosed(place, cell.from);
  const look = classes(
    "h-10 border-b border-hairline p-0 text-center",
    span > 1 && "border-x",
    kind === "early"
      ? "bg-[repeating-linear-gradient(135deg,transparent_0_5px,var(--hairline)_5px_6px)]"
      : off && "bg-sunken",
  );
  if (kind !== "missing" && kind !== "partial") {
    return (
      <td colSpan={span} className={look} title={kind === "future" ? undefined : words}>
        <CellMark kind={kind} />
        <span className="sr-only">{words}</span>
      </td>
    );
  }
  const when = row.cadence === "day" ? dateLabel(cell.from, place.locale) : spanLabel(cell, place.locale);
  return (
    <td colSpan={span} className={look}>
      <Link
        href={recordHref(place, row, cell)}
        title={words}
        data-state={kind}
        aria-label={texts.link({ channel: row.name, when, words })}
        className="flex h-10 min-w-7 items-center justify-center rounded-sm hover:bg-attention-soft"
      >
        <CellMark kind={kind} />
      </Link>
    </td>
  );
}

/** Where a period is recorded: on its day's page, or in the sheet of its month. */
function recordHref(place: Place, row: CalendarRow, { from }: Cell): string {
  if (row.cadence === "day") return dayHref(place, from, row.team.id);
  return monthHref(place, row.id, row.cadence === "month" ? place.view.today : from);
}
