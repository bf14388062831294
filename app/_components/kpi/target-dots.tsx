import type { Attained, TargetStanding } from "@/domain/targets/attainment";
import { useTargetWords } from "./target-words";

const STEP = 11;
const MIDDLE = 7;

/** Months as dots: filled is reached, hollow is missed, dashed still runs, a stroke has no judgement, a point no target. Read out in words. */
export function TargetDots({ name, months }: { name: string; months: readonly Attained[] }) {
  const words = useTargetWords();
  return (
    <svg
      role="img"
      aria-label={words.spoken(name, months, words.summary(months))}
      width={months.length * STEP}
      height={MIDDLE * 2}
      className="shrink-0"
    >
      {months.map(({ from, standing }, i) => (
        <Dot key={from} x={i * STEP + STEP / 2} standing={standing} />
      ))}
    </svg>
  );
}

function Dot({ x, standing }: { x: number; standing: TargetStanding }) {
  switch (standing) {
    case "met":
      return <circle cx={x} cy={MIDDLE} r="4" fill="var(--ink)" />;
    case "missed":
      return <circle cx={x} cy={MIDDLE} r="3.4" fill="none" stroke="var(--ink)" strokeWidth="1.3" />;
    case "running":
      return (
        <circle
          cx={x}
          cy={MIDDLE}
          r="3.4"
          fill="none"
          stroke="var(--ink-3)"
          strokeWidth="1.2"
          strokeDasharray="1.8 1.8"
        />
      );
    case "no_target":
      return <circle cx={x} cy={MIDDLE} r="1" fill="var(--hairline-strong)" />;
    default:
      return <line x1={x - 3} x2={x + 3} y1={MIDDLE} y2={MIDDLE} stroke="var(--ink-3)" strokeWidth="1.3" />;
  }
}
