"use client";

import { useLocale, useTranslations } from "next-intl";
import { useErrorText } from "@/app/_lib/use-error-text";
import { dateLabel } from "@/domain/period-label";
import type { QueueState, SaveQueue } from "./save-queue";
import { dateIn, dayTimeText, timeText } from "./time-text";

interface SaveStateProps { queue: SaveQueue; state: QueueState; stopped: number; zone: string; today: string; hrefOf?(row: string): string }

/** Whether what was typed is safe: always at the same place, spoken when it changes. */
export function SaveState({ queue, state, stopped, zone, today, hrefOf }: SaveStateProps) {
  const t = useTranslations("grid");
  const away = queue.elsewhere();
  return (
    <div className="flex flex-col items-end gap-0.5 text-[13px] leading-[1.35]">
      <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-1">
        {stopped > 0 && <span className="text-worse" data-testid="to-check">{t("check", { count: stopped })}</span>}
        <Words queue={queue} state={state} zone={zone} today={today} />
      </div>
      {hrefOf && state.phase !== "saving" && away.length > 0 && <Elsewhere rows={away} hrefOf={hrefOf} />}
    </div>
  );
}

function Words({ queue, state, zone, today }: Omit<SaveStateProps, "stopped" | "hrefOf">) {
  const t = useTranslations("grid");
  const locale = useLocale() === "en" ? "en" : "ja";
  const errorText = useErrorText();
  const { phase, unsent, savedAt, error } = state;
  const again = <button type="button" className="underline decoration-hairline-strong underline-offset-4" onClick={() => queue.retry()}>{t("retry")}</button>;
  const saved = savedAt === null ? t("nothing") : dateIn(savedAt, zone) === today ? t("saved", { time: timeText(savedAt, zone, locale) }) : t("savedDate", { date: dayTimeText(savedAt, zone, locale) });
  return (
    <>
      <span role="status" data-testid="save-state" data-phase={phase} className={phase === "saved" ? (savedAt ? "text-better" : "text-ink-2") : phase === "saving" ? "text-ink-2" : phase === "unsent" ? "text-attention" : "text-worse"}>
        {phase === "saved" && <>{savedAt && <span aria-hidden>✓ </span>}{saved}</>}
        {phase === "saving" && t("saving")}
        {phase === "unsent" && t("unsent", { count: unsent })}
        {phase === "failed" && `${t("failed")} ${errorText(error)}`}
        {phase === "signed_out" && t("signedOut")}
      </span>
      {(phase === "unsent" || phase === "failed") && again}
      {phase === "signed_out" && <><a href="/sign-in" target="_blank" rel="noreferrer" className="underline underline-offset-4">{t("signIn")}</a>{again}</>}
    </>
  );
}

/** Values of other days that wait: where they are, so that nothing is lost out of sight. */
function Elsewhere({ rows, hrefOf }: { rows: readonly string[]; hrefOf(row: string): string }) {
  const t = useTranslations("grid");
  const locale = useLocale() === "en" ? "en" : "ja";
  const days = [...new Map(rows.map((row) => [row.slice(row.lastIndexOf(":") + 1), row]))].slice(0, 3);
  return (
    <p className="flex flex-wrap justify-end gap-x-2 text-[12px] text-attention">
      {t("elsewhere")}
      {days.map(([day, row]) => <a key={day} href={hrefOf(row)} className="underline underline-offset-4">{t("elsewhereDay", { date: dateLabel(day, locale) })}</a>)}
    </p>
  );
}
