import { useTranslations } from "next-intl";
import { bandOf } from "@/domain/diagnosis/checklist";
import { BAND_INK, BAND_TINT, BANDS, placeOf, TICKS } from "./scale-geometry";
import { type ScaleLabel, type ScaleMarks, useScaleLabels } from "./scale-labels";

type Form = "wide" | "narrow";
const SIZE = { wide: { bar: 14, mark: 7, first: 5 }, narrow: { bar: 12, mark: 6.5, first: 4.5 } } as const;
const TOP = 24;

/** The drawn scale. Percent across and pixels down, so that it fills its width and nothing is scaled. */
export function ScaleBar({ form, ...marks }: ScaleMarks & { form: Form }) {
  const t = useTranslations("scale");
  const labels = useScaleLabels(marks, form);
  const { bar } = SIZE[form];
  const none = labels.length === 0;
  return (
    <div className="flex items-start gap-3 leading-none">
      {form === "wide" && (
        <span className="pt-[24px] text-small leading-figure font-semibold text-mamori">{t("reactive")}</span>
      )}
      <svg width="100%" height={TOP + bar + 22} className="min-w-0 flex-1 overflow-visible">
        {BANDS.map(({ band, from, until }) => (
          <rect key={band} x={`${from}%`} y={TOP} width={`${until - from}%`} height={bar} fill={BAND_TINT[band]} />
        ))}
        {TICKS.map((tick) => (
          <line
            key={tick}
            x1={`${tick}%`}
            x2={`${tick}%`}
            y1={TOP}
            y2={TOP + bar}
            stroke="var(--hairline-strong)"
            strokeWidth="1"
          />
        ))}
        <Marks {...marks} form={form} />
        {labels.map((label) => (
          <Label key={label.text} label={label} />
        ))}
        {none && (
          <text x="50%" y={TOP - 9} textAnchor="middle" className="fill-ink-3 text-note">
            {t("none")}
          </text>
        )}
        {BANDS.map(({ band, from, until }) => (
          <text
            key={band}
            x={`${(from + until) / 2}%`}
            y={TOP + bar + 17}
            textAnchor="middle"
            className="fill-ink-3 text-note"
          >
            {form === "wide" ? t(`band.${band}`) : t(`shortBand.${band}`)}
          </text>
        ))}
      </svg>
      {form === "wide" && (
        <span className="pt-[24px] text-small leading-figure font-semibold text-seme">{t("proactive")}</span>
      )}
    </div>
  );
}

function Label({ label: { text, at, anchor, strong, weak } }: { label: ScaleLabel }) {
  return (
    <text
      x={`${at}%`}
      y={TOP - 9}
      textAnchor={anchor}
      className={strong ? "num fill-ink text-note font-semibold" : "num fill-ink-2 text-note"}
    >
      {weak && <tspan className="fill-ink-2 font-normal">{weak}</tspan>}
      {text}
    </text>
  );
}

const MOVES = "transition-all duration-[240ms] motion-reduce:transition-none";

function Marks({ first, latest, range, form }: ScaleMarks & { form: Form }) {
  const { bar, mark, first: small } = SIZE[form];
  const y = TOP + bar / 2;
  const near = nearestOf({ range, latest });
  const start = first && first.date !== latest?.date ? placeOf(first.hits) : undefined;
  const inkOf = (hits: number) => BAND_INK[bandOf(hits)];
  return (
    <>
      {start !== undefined && near !== undefined && <Way from={start} to={near} y={y} broken={range !== undefined} />}
      {range && (
        <line
          x1={`${placeOf(range.high)}%`}
          x2={`${placeOf(range.low)}%`}
          y1={y}
          y2={y}
          stroke="var(--turning)"
          strokeWidth="4"
          className={MOVES}
        />
      )}
      {first && start !== undefined && (
        <circle cx={`${start}%`} cy={y} r={small} fill="var(--surface)" stroke={inkOf(first.hits)} strokeWidth="1.5" />
      )}
      {range &&
        [range.high, range.low].map((hits, index) => (
          <circle
            key={index}
            cx={`${placeOf(hits)}%`}
            cy={y}
            r={mark}
            fill="var(--surface)"
            stroke={inkOf(hits)}
            strokeWidth="2"
            className={MOVES}
          />
        ))}
      {!range && latest && (
        <circle
          cx={`${placeOf(latest.hits)}%`}
          cy={y}
          r={mark + 1}
          fill={inkOf(latest.hits)}
          stroke="var(--paper)"
          strokeWidth="1"
          className={MOVES}
        />
      )}
    </>
  );
}

/** Where the latest stands; of a range its end nearer to where the way began. */
function nearestOf({ range, latest }: Pick<ScaleMarks, "range" | "latest">): number | undefined {
  if (range) return placeOf(range.high);
  return latest && placeOf(latest.hits);
}

/** From the first to the latest; broken where a tie leaves open how far it went. */
function Way({ from, to, y, broken }: { from: number; to: number; y: number; broken: boolean }) {
  return (
    <line
      x1={`${from}%`}
      x2={`${to}%`}
      y1={y}
      y2={y}
      stroke="var(--turning)"
      strokeWidth={broken ? 1.5 : 3}
      strokeDasharray={broken ? "3 3" : undefined}
      className={MOVES}
    />
  );
}
