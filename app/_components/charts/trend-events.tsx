import { acrossOf, spanOfEvent } from "./trend-data";
import { INSETS, type PlotProps } from "./trend-insets";
import { type Flag, namesOf } from "./trend-lanes";

/** Height of a row of names, which stand above the plot: there they hide no line. */
const LANE = 16;

/** Events as dotted lines with a short name above them, those of many days tinted to their end; one without room for its name keeps its line, and its name in bubble and table. On a phone the names stand below (EventList). */
export function TrendEvents({ events, series, width }: PlotProps & { width: number }) {
  const keys = (series[0]?.points ?? []).map(({ key }) => key);
  const flags = events.flatMap((event): (Flag & { end: number })[] => {
    const span = spanOfEvent(event, keys);
    return span === null
      ? []
      : [{ at: acrossOf(span.from, keys.length), end: acrossOf(span.until, keys.length), label: event.label }];
  });
  const names = namesOf(flags, width, { left: INSETS.left, right: 0 });
  // Names after all lines: where a name crosses the line of another event, the name is read and the line waits.
  return (
    <>
      {flags.map(
        ({ at, end, label }) =>
          end > at && (
            <rect
              key={`${label}${at}`}
              x={`${at}%`}
              width={`${end - at}%`}
              y="0"
              height="100%"
              fill="var(--attention)"
              fillOpacity="0.1"
            />
          ),
      )}
      {flags.map(({ at, label }, i) => (
        <g key={`${label}${at}`} stroke="var(--attention)" strokeWidth="1" strokeDasharray="1.5 3">
          <line x1={`${at}%`} x2={`${at}%`} y1="0" y2="100%" />
          {names[i] && (
            <line
              x1={`${at}%`}
              x2={`${at}%`}
              y1="0"
              y2={-names[i].lane * LANE - 12}
              className="hidden @min-[480px]:block"
            />
          )}
        </g>
      ))}
      {flags.map(({ at, label }, i) => {
        const name = names[i];
        const left = name?.side === "left";
        return (
          name && (
            <text
              key={`${label}${at}`}
              x={`${at}%`}
              dx={left ? -6 : 6}
              y={-name.lane * LANE - 3}
              textAnchor={left ? "end" : "start"}
              className="hidden fill-attention text-note font-medium @min-[480px]:block [paint-order:stroke] [stroke:var(--surface)] [stroke-linejoin:round] [stroke-width:6px]"
            >
              {label}
            </text>
          )
        );
      })}
    </>
  );
}

/** The names of the dotted lines, where the chart is too narrow to hold them. */
export function EventList({ events }: Pick<PlotProps, "events">) {
  return (
    <ul className="flex flex-col gap-y-0.5 pb-1 text-note leading-normal text-attention @min-[480px]:hidden">
      {events.map(({ date, day, label }) => (
        <li key={date + label} className="flex items-center gap-1.5">
          <svg aria-hidden width="2" height="12">
            <line x1="1" x2="1" y1="0" y2="12" stroke="currentColor" strokeDasharray="1.5 3" />
          </svg>
          {day} {label}
        </li>
      ))}
    </ul>
  );
}
