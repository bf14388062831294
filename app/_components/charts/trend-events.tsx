import { acrossOf, indexOfDate } from "./trend-data";
import type { PlotProps } from "./trend-insets";
import { type Flag, laneOf } from "./trend-lanes";

/** Events as dotted lines with a short name; an event without room for its name keeps its line, and its name in the table. */
export function TrendEvents({ events, series }: PlotProps) {
  const keys = (series[0]?.points ?? []).map(({ key }) => key);
  const flags = events.flatMap((event): Flag[] => {
    const index = indexOfDate(event.date, keys);
    return index === null ? [] : [{ at: acrossOf(index, keys.length), label: event.label }];
  });
  const lanes = laneOf(flags);
  return flags.map(({ at, label }, i) => {
    const lane = lanes[i] ?? null;
    const end = at > 55;
    return (
      <g key={`${label}${at}`}>
        <line x1={`${at}%`} x2={`${at}%`} y1={lane === null ? 0 : lane * 16} y2="100%" stroke="var(--attention)" strokeWidth="1" strokeDasharray="1.5 3" />
        {lane !== null && <text x={`${at}%`} dx={end ? -6 : 6} y={lane * 16 + 8} textAnchor={end ? "end" : "start"} className="fill-attention text-[12px] font-medium [paint-order:stroke] [stroke:var(--surface)] [stroke-width:3px]">{label}</text>}
      </g>
    );
  });
}
