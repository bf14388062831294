import { useLocale, useTranslations } from "next-intl";
import { bandOf } from "@/domain/diagnosis/checklist";
import { monthText } from "../kpi/month-text";
import { BAND_INK, BAND_TINT, BANDS } from "../kpi/scale-geometry";
import { DataTable } from "../ui/data-table";
import { ChartFrame } from "./chart-frame";
import { levelOf, type Step, type StepRun, stepsOf } from "./step-line";

const HEIGHT = 126;
const BELOW = 20;
const AXIS = [8, 5, 2, 0];

/** Hits of one team's diagnoses as a step line over the bands of the turning scale. `runs`: oldest first, of one version. */
export function StepHistory({ runs, caption }: { runs: readonly StepRun[]; caption?: React.ReactNode }) {
  const [t, scale] = [useTranslations("chart"), useTranslations("scale")];
  const locale = useLocale();
  if (runs.length === 0) return <p className="text-small leading-loose text-ink-2">{t("historyEmpty")}</p>;
  const columns = [
    { key: "date", label: t("date") },
    { key: "hits", label: t("hits"), numeric: true },
    { key: "band", label: t("band") },
  ];
  const rows = runs.map(({ date, hits }) => ({
    date: monthText(date, locale, "day"),
    hits,
    band: scale(`band.${bandOf(hits)}`),
  }));
  return (
    <ChartFrame
      caption={caption}
      chart={<Drawing runs={runs} />}
      table={<DataTable caption={t("history")} columns={columns} rows={rows} />}
    />
  );
}

function Drawing({ runs }: { runs: readonly StepRun[] }) {
  const t = useTranslations("chart");
  const locale = useLocale();
  const steps = stepsOf(runs, locale === "ja" ? 18 : 25);
  const [first, last] = [runs[0], runs.at(-1)];
  const spoken =
    first && last
      ? t("historySpoken", {
          from: monthText(first.date, locale, "day"),
          first: first.hits,
          until: monthText(last.date, locale, "day"),
          last: last.hits,
          count: runs.length,
        })
      : "";
  return (
    <div role="img" aria-label={spoken} className="flex">
      <svg aria-hidden width="22" height={HEIGHT} className="shrink-0">
        {AXIS.map((hits) => (
          <text
            key={hits}
            x="14"
            y={(levelOf(hits) / 100) * HEIGHT + 4}
            textAnchor="end"
            className="num fill-ink-3 text-note"
          >
            {hits}
          </text>
        ))}
      </svg>
      <svg aria-hidden width="100%" height={HEIGHT + BELOW} className="min-w-0 flex-1 overflow-visible">
        {BANDS.map(({ band, from, until }) => (
          <rect
            key={band}
            x="0"
            width="100%"
            y={(from / 100) * HEIGHT}
            height={((until - from) / 100) * HEIGHT}
            fill={BAND_TINT[band]}
          />
        ))}
        <Line steps={steps} />
        {steps
          .filter(({ labelled }) => labelled)
          .map(({ date, x }, i, all) => (
            <text
              key={date}
              x={`${x}%`}
              y={HEIGHT + 16}
              textAnchor={anchorAt(i, all.length)}
              className="num fill-ink-3 text-note"
            >
              {monthText(date, locale, "short")}
            </text>
          ))}
      </svg>
    </div>
  );
}

/** The outermost of several dates keep within the drawing. */
function anchorAt(index: number, count: number): "start" | "middle" | "end" {
  if (count === 1) return "middle";
  if (index === count - 1) return "end";
  return index === 0 ? "start" : "middle";
}

const px = (percent: number): number => (percent / 100) * HEIGHT;

function Line({ steps }: { steps: readonly Step[] }) {
  const line = { stroke: "var(--turning)", strokeWidth: 2.5, strokeLinecap: "square" } as const;
  return (
    <>
      {steps.map((step, i) => {
        const next = steps[i + 1];
        return (
          next && (
            <g key={`${step.date}${i}`}>
              <line x1={`${step.x}%`} x2={`${next.x}%`} y1={px(step.y)} y2={px(step.y)} {...line} />
              {next.y !== step.y && (
                <line x1={`${next.x}%`} x2={`${next.x}%`} y1={px(step.y)} y2={px(next.y)} {...line} />
              )}
            </g>
          )
        );
      })}
      {steps.map((step, i) => {
        const ink = BAND_INK[bandOf(step.hits)];
        const hollow = i === 0 && steps.length > 1;
        return (
          <circle
            key={`${step.date}${i}`}
            cx={`${step.x}%`}
            cy={px(step.y)}
            r={i === steps.length - 1 ? 5.5 : 4}
            fill={hollow ? "var(--surface)" : ink}
            stroke={ink}
            strokeWidth={hollow ? 1.5 : 0}
          />
        );
      })}
    </>
  );
}
