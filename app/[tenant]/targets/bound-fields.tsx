"use client";

import { useTranslations } from "next-intl";
import { monthText } from "@/app/_components/kpi/month-text";
import { useTargetWords } from "@/app/_components/kpi/target-words";
import { Button } from "@/app/_components/ui/button";
import { Field } from "@/app/_components/ui/field";
import { NumberInput } from "@/app/_components/ui/inputs";
import { formatValue } from "@/domain/format/number";
import { addDays } from "@/domain/time/period";
import { nearText } from "@/domain/targets/text";
import type { TargetListView } from "@/server/targets/targets";
import { type Choice, type Draft, hintOf, readBounds } from "./draft";

interface BoundFieldsProps {
  view: TargetListView;
  draft: Draft;
  choice: Choice;
  set: (change: Partial<Draft>) => void;
  tried: boolean;
}

/** The value to reach, or the limits of a band; what was understood; and what the team itself reached of late. */
export function BoundFields({ view, draft, choice, set, tried }: BoundFieldsProps) {
  const t = useTranslations("targets");
  const words = useTargetWords();
  const { unit, direction } = choice;
  const read = readBounds(draft, choice);
  const example = t(`hint.${hintOf(unit)}`);
  const band = direction === "band";
  // While it is typed only what cannot become right is told; what is missing waits for the button.
  const told = (side: "low" | "high") =>
    read.fault && read.at === side && (tried || (draft[side] !== "" && read.fault === "out_of_range"))
      ? t(`fault.${read.fault}`)
      : undefined;
  return (
    <>
      <div className="grid grid-cols-2 items-start gap-3">
        {direction !== "down" && (
          <Field label={t(band ? "bandLow" : "low")} hint={example} error={told("low")}>
            {(ids) => (
              <NumberInput
                {...ids}
                value={draft.low}
                maxLength={40}
                inputMode="text"
                onChange={({ target }) => set({ low: target.value })}
              />
            )}
          </Field>
        )}
        {direction !== "up" && (
          <Field label={t(band ? "bandHigh" : "high")} hint={band ? t("bandHint") : example} error={told("high")}>
            {(ids) => (
              <NumberInput
                {...ids}
                value={draft.high}
                maxLength={40}
                inputMode="text"
                onChange={({ target }) => set({ high: target.value })}
              />
            )}
          </Field>
        )}
      </div>
      <p aria-live="polite" className="num text-small text-ink empty:hidden">
        {read.bounds ? t("understood", { bounds: words.bounds(read.bounds, unit) }) : ""}
      </p>
      <Usual
        view={view}
        draft={draft}
        choice={choice}
        onUse={(text) => set(direction === "up" ? { low: text } : { high: text })}
      />
    </>
  );
}

/** The place's own value of the last three months: help, and no more. */
function Usual({
  view,
  draft,
  choice: { id, unit, direction },
  onUse,
}: Pick<BoundFieldsProps, "view" | "draft" | "choice"> & { onUse: (text: string) => void }) {
  const t = useTranslations("targets");
  const { locale } = useTargetWords();
  const own = view.usual[draft.place]?.[id];
  if (!own) return <p className="text-note leading-loose text-ink-3">{t("usualNone")}</p>;
  const month = (date: string) => monthText(date, locale);
  const told = {
    from: month(view.recent.from),
    last: month(addDays(view.recent.until, -1)),
    value: formatValue(own.value, unit, locale),
  };
  return (
    <p className="num flex flex-wrap items-center gap-x-2 text-note leading-loose text-ink-2">
      <span>{t(own.lowSample ? "usualLow" : "usual", told)}</span>
      {direction !== "band" && (
        <Button variant="plain" className="text-note" onClick={() => onUse(nearText(own.value, unit, locale))}>
          {t("useUsual")}
        </Button>
      )}
    </p>
  );
}
