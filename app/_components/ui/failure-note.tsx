"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Button } from "./button";

export interface Failure {
  error: Error & { digest?: string };
}

/** After this long a page tries again by itself while the database is away: a screen on a wall has nobody to press. */
const AGAIN_MS = 10_000;

const again = () => window.location.reload();

/** A page that could not be made: what happened, the way on, and the number the log knows it by. Never the error's words. */
export function FailureNote({ error }: Failure) {
  const t = useTranslations("failure");
  const [kind, number] = (error.digest ?? "").split(":");
  const isOutage = kind === "database_unavailable" || kind === "database_unprepared";
  const isBusy = kind === "busy" || kind === "held";
  useEffect(() => {
    if (!isOutage) return;
    const timer = setTimeout(again, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [isOutage]);
  const words = (): [title: string, text: string] => {
    if (isOutage) return [t("outage"), t("outageText")];
    return isBusy ? [t("busy"), t("busyText")] : [t("title"), t("text")];
  };
  const [title, text] = words();
  return (
    <div className="mx-auto flex min-h-[60dvh] w-full max-w-[60ch] flex-col items-start justify-center gap-3 px-4 py-8">
      <h1 className="text-title leading-snug font-semibold">{title}</h1>
      <p className="leading-loose text-ink-2">{text}</p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button variant="primary" onClick={again}>
          {t("again")}
        </Button>
        <a href="/" className="inline-flex h-11 items-center underline underline-offset-4">
          {t("home")}
        </a>
      </div>
      {(number ?? kind) && (
        <p className="text-note text-ink-2">
          {t("number")} <code className="num break-all">{number ?? kind}</code>
        </p>
      )}
    </div>
  );
}
