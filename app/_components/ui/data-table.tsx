import type { ReactNode } from "react";
import { classes } from "./classes";

export interface Column {
  key: string;
  label: ReactNode;
  numeric?: boolean;
}
interface DataTableProps {
  caption: ReactNode;
  columns: readonly Column[];
  /** By column key; `key` names the row where the first column does not. */
  rows: readonly Readonly<Record<string, ReactNode>>[];
  /** The caption stays for screen readers only. */
  hideCaption?: boolean;
}

/** Rows 36 px high, figures right and tabular; the first column names the row. Scrolls by itself where it is too wide. */
export function DataTable({ caption, columns, rows, hideCaption = false }: DataTableProps) {
  return (
    <div tabIndex={0} role="group" className="relative max-w-full overflow-x-auto rounded-sm">
      <table className="w-full border-collapse text-small leading-snug">
        <caption className={hideCaption ? "sr-only" : "pb-2 text-left text-note text-ink-3"}>{caption}</caption>
        <thead>
          <tr className="h-9 border-b border-hairline-strong text-ink-2">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={classes(
                  "px-2.5 py-1 font-normal first:pl-0 last:pr-0 sm:whitespace-nowrap",
                  column.numeric ? "text-right max-sm:min-w-20" : "text-left",
                )}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr
              key={typeof row["key"] === "string" ? row["key"] : index}
              className="h-9 border-b border-hairline last:border-b-0"
            >
              {columns.map((column, at) => (
                <Cell key={column.key} first={at === 0} numeric={column.numeric ?? false}>
                  {row[column.key]}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ first, numeric, children }: { first: boolean; numeric: boolean; children: ReactNode }) {
  const look = classes(
    "px-2.5 font-normal first:pl-0 last:pr-0",
    numeric ? "num text-right whitespace-nowrap" : "text-left",
  );
  return first ? (
    <th scope="row" className={look}>
      {children}
    </th>
  ) : (
    <td className={look}>{children}</td>
  );
}
