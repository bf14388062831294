"use client";

import { useTranslations } from "next-intl";
import { classes } from "@/app/_components/ui/classes";

export const STEPS = ["choose", "map", "check"] as const;
export type Step = (typeof STEPS)[number];

/** Where one is in the three steps; the ones behind are the way back. */
export function Steps({ current, onBack }: { current: Step; onBack: (step: "choose" | "map") => void }) {
  const t = useTranslations("import.steps");
  const at = STEPS.indexOf(current);
  return (
    <nav aria-label={t("label")}>
      <ol className="flex border-b border-hairline text-small leading-snug">
        {STEPS.map((step, index) => {
          const look = classes(
            "-mb-px flex min-h-11 items-center gap-2 border-b-2 px-3 sm:px-4",
            index === at ? "border-ink font-semibold text-ink" : "border-transparent text-ink-2",
          );
          const name = (
            <>
              <span className="num">{index + 1}</span>
              <span>{t(step)}</span>
            </>
          );
          return (
            <li key={step} aria-current={index === at ? "step" : undefined}>
              {index < at && step !== "check" ? (
                <button
                  type="button"
                  onClick={() => onBack(step)}
                  className={classes(look, "underline decoration-hairline-strong underline-offset-4 hover:text-ink")}
                >
                  {name}
                </button>
              ) : (
                <span className={look}>{name}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
