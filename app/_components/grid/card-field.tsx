"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { isCurrency, minorDigits } from "@/domain/format/currency";
import { cellText, type CellUnit, cellUnit, plainText } from "@/domain/grid/cell-text";
import { MEASURES, type MeasureId, valueOf } from "@/domain/measures/measure";
import type { GridRowView } from "@/server/records/grid-rows";
import { classes } from "../ui/classes";
import { BubbleBody } from "./bubble-body";
import { type Flag, restingText, weightOf } from "./cell-flag";
import type { useCellNames } from "./cell-names";
import type { SheetApi } from "./use-sheet";

interface CardFieldProps {
  sheet: SheetApi;
  row: GridRowView;
  measure: MeasureId;
  names: ReturnType<typeof useCellNames>;
  zone: string;
}

const LOOKS = {
  stop: "border-worse bg-worse-soft",
  look: "border-attention bg-attention-soft",
  kept: "border-hairline-strong bg-surface",
} as const;

/** One measure on a card: digits first on the phone's keys, saved when one goes on. */
export function CardField({ sheet, row, measure, names, zone }: CardFieldProps) {
  // Null until a key changes something: what is only looked at must not be written back over a newer value.
  const [draft, setDraft] = useState<string | null>(null);
  const [here, setHere] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (here) input.current?.select();
  }, [here]);
  const [id, noteId] = [useId(), useId()];
  const unit = cellUnit(measure, sheet.currency);
  const flag = sheet.flags.get(row.id)?.get(measure);
  const weight = weightOf(flag);
  const value = sheet.queue.value(row.id, measure);
  const resting = restingText(flag, here ? plainText(value, unit) : cellText(value, unit));
  const derived = value === null ? valueOf(measure, sheet.queue.row(row.id)) : null;
  const commit = () => {
    if (draft !== null) sheet.model.take([{ row: row.id, measure, text: draft }]);
    setDraft(null);
  };
  useLeaving(commit);
  const key = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") {
      setDraft(null);
      return;
    }
    if (event.key !== "Enter") return;
    event.preventDefault();
    commit();
    const fields = [
      ...(event.currentTarget.closest("section")?.querySelectorAll<HTMLInputElement>("input[data-field]") ?? []),
    ];
    fields[fields.indexOf(event.currentTarget) + 1]?.focus();
  };
  return (
    <div>
      <div className="grid grid-cols-[1fr_minmax(120px,45%)] items-center gap-3">
        <label htmlFor={id} className="text-body leading-snug text-ink-2">
          {names.measure(measure)}
        </label>
        <input
          ref={input}
          id={id}
          data-field={`${row.id}|${measure}`}
          type="text"
          inputMode={keysFor(unit, MEASURES[measure].signed)}
          autoComplete="off"
          enterKeyHint="next"
          value={draft ?? resting}
          placeholder={cellText(derived ?? row.ghost[measure] ?? null, unit)}
          aria-invalid={weight === "stop" || undefined}
          aria-describedby={flag ? noteId : undefined}
          onFocus={() => setHere(true)}
          onBlur={() => {
            commit();
            setHere(false);
          }}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={key}
          className={classes(
            "num h-12 w-full rounded border px-3 text-right text-lead placeholder:text-ink-3",
            LOOKS[weight ?? "kept"],
          )}
        />
      </div>
      {flag && (
        <FieldNote id={noteId} sheet={sheet} row={row.id} measure={measure} flag={flag} zone={zone} names={names} />
      )}
    </div>
  );
}

type FieldNoteProps = Pick<CardFieldProps, "sheet" | "measure" | "names" | "zone"> & {
  id: string;
  row: string;
  flag: Flag;
};

/** What is to be said about the value, under it. */
function FieldNote({ id, ...about }: FieldNoteProps) {
  const t = useTranslations("grid");
  return (
    <div
      id={id}
      role="group"
      aria-label={t("bubble")}
      className={classes(
        "mt-1.5 rounded border px-3 py-2 text-small leading-relaxed",
        weightOf(about.flag) === "stop" ? "border-worse" : "border-hairline-strong",
      )}
    >
      <BubbleBody {...about} back={() => undefined} />
    </div>
  );
}

/** Times need a colon, dollars a point; a loss needs a minus, which a phone's digits lack. */
function keysFor(unit: CellUnit, signed: boolean): "text" | "decimal" | "numeric" {
  if (unit === "seconds" || signed) return "text";
  return isCurrency(unit) && minorDigits(unit) > 0 ? "decimal" : "numeric";
}

/** What is half typed when the page goes away is kept as well. */
function useLeaving(commit: () => void) {
  const latest = useRef(commit);
  useEffect(() => {
    latest.current = commit;
  });
  useEffect(() => {
    const leave = () => latest.current();
    window.addEventListener("pagehide", leave);
    window.addEventListener("beforeunload", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("beforeunload", leave);
    };
  }, []);
}
