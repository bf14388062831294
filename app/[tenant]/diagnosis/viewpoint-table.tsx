import { useTranslations } from "next-intl";
import { VIEWPOINTS } from "@/domain/diagnosis/checklist";
import type { ViewpointHits } from "@/domain/diagnosis/comparison";
import type { DayView } from "@/server/diagnosis/diagnosis";
import { useDiagnosisWords } from "./statement-text";

const SHOWN = 6;
const ON_PHONES = 4;

/** The count of each viewpoint, diagnosis by diagnosis: a square a statement, filled where it applies. */
export function ViewpointTable({ days }: { days: readonly DayView[] }) {
  const t = useTranslations();
  const words = useDiagnosisWords();
  const shown = days.slice(-SHOWN);
  const hidden = (index: number) => (index < shown.length - ON_PHONES ? "max-sm:hidden" : "");
  return (
    <table className="w-full border-collapse text-small leading-snug">
      <caption className="sr-only">{t("diagnosis.history.viewpointsNote")}</caption>
      <thead>
        <tr className="h-8 text-note text-ink-3">
          <th scope="col" className="text-left font-normal">
            <span className="sr-only">{t("diagnosis.history.viewpoint")}</span>
          </th>
          {shown.map((day, index) => (
            <th
              key={`${day.date} ${day.version}`}
              scope="col"
              className={`num px-1 text-right font-normal whitespace-nowrap ${hidden(index)}`}
            >
              {words.shortDay(day.date)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {VIEWPOINTS.map((viewpoint) => (
          <tr key={viewpoint} className="h-10 border-t border-hairline">
            <th scope="row" className="pr-2 text-left font-normal">
              {t(`checklist.viewpoint.${viewpoint}`)}
            </th>
            {shown.map((day, index) => (
              <td key={`${day.date} ${day.version}`} className={`px-1 text-right ${hidden(index)}`}>
                <Squares of={day.viewpoints[viewpoint]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const SIDE = 11;

function Squares({ of: { low, high, of } }: { of: ViewpointHits }) {
  const t = useTranslations("diagnosis.history");
  return (
    <span className="inline-flex">
      <span className="sr-only">{low === high ? t("cell", { low, of }) : t("cellRange", { low, high, of })}</span>
      <svg aria-hidden width={of * (SIDE + 3)} height={SIDE + 2} className="overflow-visible">
        {Array.from({ length: of }, (_, i) => (
          <g key={i}>
            <rect
              x={i * (SIDE + 3) + 1}
              y={1}
              width={SIDE}
              height={SIDE}
              rx={1.5}
              fill={i < low ? "var(--turning)" : "none"}
              stroke={i < high ? "var(--turning)" : "var(--hairline-strong)"}
            />
            {i >= low && i < high && (
              <path
                d={`M${i * (SIDE + 3) + 1} ${SIDE + 1}L${i * (SIDE + 3) + 1 + SIDE} 1V${SIDE + 1}Z`}
                fill="var(--turning)"
              />
            )}
          </g>
        ))}
      </svg>
    </span>
  );
}
