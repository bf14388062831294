"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";

interface SaveLineProps {
  busy: boolean;
  error: unknown;
  changed: boolean;
  saved: boolean;
}

/** The end of a form: save, what went wrong, and that it is done. */
export function SaveLine({ busy, error, changed, saved }: SaveLineProps) {
  const t = useTranslations("settings");
  const errorText = useErrorText();
  return (
    <div className="flex flex-col gap-3">
      {error !== null && <Notice tone="error">{errorText(error)}</Notice>}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={busy} disabled={!changed}>
          {t("save")}
        </Button>
        <p role="status" className="text-small text-better empty:hidden">
          {saved && !changed ? t("saved") : ""}
        </p>
      </div>
    </div>
  );
}
