"use client";

import { useLocale, useTranslations } from "next-intl";
import { useErrorText } from "@/app/_lib/use-error-text";
import { dateLabel } from "@/domain/time/label";
import { rowOfId } from "@/domain/grid/row-id";
import type { QueueState } from "./queue-state";
import type { SaveQueue } from "./save-queue";
import type { SheetApi } from "./use-sheet";
import { dateIn, dayTimeText, timeText } from "./time-text";

interface SaveStateProps {
  sheet: SheetApi;
  zone: string;
  today: string;
  hrefOf?(row: string): string;
}

/** Whether what was typed is safe: always at the same place, spoken when it changes. */
export function SaveState({ sheet, zone, today, hrefOf }: SaveStateProps) {
  const t = useTranslations("grid");
  const { queue, state, stopped } = sheet;
  const away = queue.elsewhere();
  return (
    <div className="flex flex-col items-end gap-0.5 text-small leading-snug">
      <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-1">
        {stopped > 0 && (
          <button
            type="button"
            className="text-worse underline underline-offset-4"
            data-testid="to-check"
            onClick={() => sheet.showStopped()}
          >
            {t("check", { count: stopped })}
          </button>
        )}
        <Words queue={queue} state={state} zone={zone} today={today} />
      </div>
      {hrefOf && state.phase !== "saving" && away.length > 0 && <Elsewhere rows={away} hrefOf={hrefOf} />}
    </div>
  );
}

const TONES = {
  saving: "text-ink-2",
  unsent: "text-attention",
  failed: "text-worse",
  signed_out: "text-worse",
} as const;

function toneOf({ phase, savedAt }: QueueState): string {
  if (phase !== "saved") return TONES[phase];
  return savedAt ? "text-better" : "text-ink-2";
}

function Words({ queue, state, zone, today }: { queue: SaveQueue; state: QueueState; zone: string; today: string }) {
  const t = useTranslations("grid");
  const locale = useLocale();
  const errorText = useErrorText();
  const { phase, unsent, savedAt, error } = state;
  const again = (
    <button
      type="button"
      className="underline decoration-hairline-strong underline-offset-4"
      onClick={() => queue.retry()}
    >
      {t("retry")}
    </button>
  );
  const saved = (at: Date | null): string => {
    if (at === null) return t("nothing");
    return dateIn(at, zone) === today
      ? t("saved", { time: timeText(at, zone, locale) })
      : t("savedDate", { date: dayTimeText(at, zone, locale) });
  };
  return (
    <>
      <span role="status" data-testid="save-state" data-phase={phase} className={toneOf(state)}>
        {phase === "saved" && (
          <>
            {savedAt && <span aria-hidden>✓ </span>}
            {saved(savedAt)}
          </>
        )}
        {phase === "saving" && t("saving")}
        {phase === "unsent" && <span title={t("unsentNote")}>{t("unsent", { count: unsent })}</span>}
        {phase === "failed" && `${t("failed")} ${errorText(error)}`}
        {phase === "signed_out" && t("signedOut")}
      </span>
      {(phase === "unsent" || phase === "failed") && again}
      {phase === "signed_out" && (
        <>
          <a href="/sign-in" target="_blank" rel="noreferrer" className="underline underline-offset-4">
            {t("signIn")}
          </a>
          {again}
        </>
      )}
    </>
  );
}

/** Values of other days that wait: where they are, so that nothing is lost out of sight. */
function Elsewhere({ rows, hrefOf }: { rows: readonly string[]; hrefOf(row: string): string }) {
  const t = useTranslations("grid");
  const locale = useLocale();
  const days = [...new Map(rows.map((row) => [rowOfId(row).start, row]))].slice(0, 3);
  return (
    <p className="flex flex-wrap justify-end gap-x-2 text-note text-attention">
      {t("elsewhere")}
      {days.map(([day, row]) => (
        <a key={day} href={hrefOf(row)} className="underline underline-offset-4">
          {t("elsewhereDay", { date: dateLabel(day, locale) })}
        </a>
      ))}
    </p>
  );
}
