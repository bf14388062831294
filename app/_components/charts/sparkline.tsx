import { dots, linePaths, type SparkBox } from "./spark-path";

const BOX: SparkBox = { width: 96, height: 36, pad: 4 };

interface SparklineProps {
  values: readonly (number | null)[];
  label: string;
  color?: string;
  /** The last point belongs to a running period: its way there is dashed. */
  runningLast?: boolean;
}

/** A number's months in 96 × 36 px: no axis, gaps where nothing was recorded, a dot at the last value. Drawn on the server; its strokes are of charts.css, for a page has dozens. */
export function Sparkline({ values, label, color = "var(--ink-2)", runningLast = false }: SparklineProps) {
  const points = dots(values, BOX);
  const last = points.findLast((point) => point !== null);
  const running = runningLast && points.at(-1) ? points.slice(-2) : [];
  const solid = running.length === 2 && running[0] ? points.slice(0, -1) : points;
  const lone = points.filter((point, i) => point && !points[i - 1] && !points[i + 1] && point !== last);
  return (
    <svg role="img" aria-label={label} width={BOX.width} height={BOX.height} className="spark" color={color}>
      {linePaths(solid).map((d, run) => (
        <path key={run} d={d} />
      ))}
      {linePaths(running).map((d, run) => (
        <path key={run} d={d} strokeDasharray="2 3" />
      ))}
      {lone.map((point) => point && <circle key={point.x} cx={point.x} cy={point.y} r="1.5" />)}
      {last && <circle cx={last.x} cy={last.y} r="2.5" className={runningLast ? "spark-open" : undefined} />}
    </svg>
  );
}
