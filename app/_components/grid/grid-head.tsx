"use client";

import { MEASURES } from "@/domain/measures/measure";
import type { GridColumn } from "@/domain/grid/columns";
import type { useCellNames } from "./cell-names";
import type { SheetApi } from "./use-sheet";

interface GridHeadProps {
  sheet: SheetApi;
  headLabel: string;
  names: ReturnType<typeof useCellNames>;
}

// What is typed in a cell does not widen its column: 13:59:13 and ￥42,809,405 need room of their own.
const WIDTH = { count: "min-w-[78px]", seconds: "min-w-24", yen: "min-w-28" } as const;

const widthOf = ({ measures: [first] }: GridColumn): string => WIDTH[first ? MEASURES[first].unit : "count"];

/** Column names; those of the KPIs stand on tinted ground, as what is derived and not typed. */
export function GridHead({ sheet: { columns, kpis }, headLabel, names }: GridHeadProps) {
  const line = "h-9 border-b border-hairline-strong px-2.5 py-1.5 leading-tight font-normal text-ink-2";
  return (
    <thead>
      <tr>
        <th scope="col" className={`${line} sticky left-0 z-[1] bg-surface pl-[18px] text-left`}>
          {headLabel}
        </th>
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            title={column.measures.map(names.measure).join(" / ")}
            className={`${line} ${widthOf(column)} text-right`}
          >
            {names.column(column)}
          </th>
        ))}
        {kpis.map((id) => (
          <th key={id} scope="col" title={names.kpiInFull(id)} className={`${line} min-w-[78px] bg-paper text-right`}>
            {names.kpi(id)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
