import { useLocale, useTranslations } from "next-intl";
import { formatValue } from "@/domain/format/number";
import { acrossOf, apart, heightOf, lonePoints, stretchesOfBound } from "./trend-data";
import { PLOT_HEIGHT, type PlotProps, SERIES_COLOR, widthOfText } from "./trend-insets";

/** Points a line cannot show: alone between gaps, and the hollow end of the running period. */
export function Marks({ series, scale }: PlotProps) {
  return series.map(({ label, points }, s) => {
    const ink = SERIES_COLOR[s] ?? "var(--ink)";
    const lone = new Set(lonePoints(points));
    return points.map(
      ({ key, value, running }, i) =>
        value !== null &&
        (running || lone.has(i)) && (
          <circle
            key={`${label}${key}`}
            cx={`${acrossOf(i, points.length)}%`}
            cy={`${heightOf(value, scale)}%`}
            r={running ? 4 : 2.5}
            fill={running ? "var(--surface)" : ink}
            stroke={ink}
            strokeWidth={running ? 2 : 0}
          />
        ),
    );
  });
}

/** What is asked, in steps: a target holds for its periods and is no course from one to the next. Between two bounds lies the band that is met. */
export function Bounds({ series, bounds, scale }: PlotProps) {
  const count = Math.max(series[0]?.points.length ?? 0, 2);
  const steps = bounds.map(({ points }) =>
    stretchesOfBound(points).map(({ from, until, value }) => ({
      x1: acrossOf(from, count),
      x2: acrossOf(until, count),
      y: heightOf(value, scale),
    })),
  );
  const [upper = [], lower = []] = steps;
  return (
    <>
      {upper.flatMap((high) =>
        lower.map((low) => {
          const [from, until] = [Math.max(high.x1, low.x1), Math.min(high.x2, low.x2)];
          return (
            until > from && (
              <rect
                key={`${from}-${until}`}
                x={`${from}%`}
                y={`${high.y}%`}
                width={`${until - from}%`}
                height={`${low.y - high.y}%`}
                fill="var(--ink-3)"
                opacity="0.14"
              />
            )
          );
        }),
      )}
      {steps.map((one, b) =>
        one.map(({ x1, x2, y }, i) => {
          const next = one[i + 1];
          return (
            <g key={`${b}-${x1}`} stroke="var(--ink-3)" strokeWidth="1.25">
              <line x1={`${x1}%`} x2={`${x2}%`} y1={`${y}%`} y2={`${y}%`} />
              {next?.x1 === x2 && <line x1={`${x2}%`} x2={`${x2}%`} y1={`${y}%`} y2={`${next.y}%`} />}
            </g>
          );
        }),
      )}
    </>
  );
}

/** As much of a name as there is room for; the whole one is in bubble and table. */
function cut(name: string, room: number): string {
  if (widthOfText(name) <= room) return name;
  const chars = [...name];
  while (chars.length > 1 && widthOfText(chars.join("")) > room - 10) chars.pop();
  return `${chars.join("").trimEnd()}…`;
}

interface EndLabel {
  label: string;
  value: string;
  top: number;
  at: number;
  color: string;
  strong: boolean;
}

/** How far a label's value reaches below its line's end: it stays above the names of the axis. */
const BELOW_LINE = 14;

/** Each line's name and last value at its end, moved apart where lines end close to each other. */
export function EndLabels(props: PlotProps) {
  const labels = useEndLabels(props);
  const tops = apart(
    labels.map(({ top }) => top),
    32,
    PLOT_HEIGHT - BELOW_LINE,
  );
  return labels.map(({ label, value, strong, color }, i) => (
    <g key={label} transform={`translate(0 ${tops[i] ?? 0})`} className="num text-note">
      <text x="100%" dx="12" y="-2" fill={color} className={strong ? "font-semibold" : ""}>
        {cut(label, props.right)}
      </text>
      <text x="100%" dx="12" y="13" className="fill-ink-2">
        {value}
      </text>
    </g>
  ));
}

function useEndLabels({ series, before, bounds, scale, unit }: PlotProps): EndLabel[] {
  const t = useTranslations("chart");
  const locale = useLocale();
  return [...series, ...(before ? [before] : []), ...bounds].flatMap(({ label, points }, s) => {
    const at = points.findLastIndex(({ value }) => value !== null);
    const last = points[at];
    if (!last || last.value === null) return [];
    const value = formatValue(last.value, unit, locale);
    const own = series[s] !== undefined;
    const ownColor = series.length > 1 ? (SERIES_COLOR[s] ?? "var(--ink)") : "var(--ink)";
    // A line that ends early says where: its label stands at the chart's edge all the same.
    const ended = at < points.length - 1 ? `${value} ${last.label}` : value;
    return [
      {
        label,
        value: last.running ? t("pointEnd", { value }) : ended,
        top: (heightOf(last.value, scale) / 100) * PLOT_HEIGHT,
        at,
        color: own ? ownColor : "var(--ink-2)",
        strong: own,
      },
    ];
  });
}
