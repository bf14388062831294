"use client";

import { useMutation } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Notice } from "@/app/_components/ui/notice";
import type { Currency } from "@/domain/format/currency";
import { cellText, cellUnit } from "@/domain/grid/cell-text";
import { dateLabel } from "@/domain/time/label";
import type { UndoRefused } from "@/server/imports/commands/undo-import";

interface Props {
  tenant: string;
  importId: string;
  fileName: string;
  count: number;
  currency: Currency;
}

/** Takes an import back, after saying what that means; where it cannot be, names what stands in the way. */
export function UndoButton({ tenant, importId, fileName, count, currency }: Props) {
  const t = useTranslations("import.undo");
  const router = useRouter();
  const errorText = useErrorText();
  const [open, setOpen] = useState(false);
  const undo = useMutation(
    useTRPC().import.undo.mutationOptions({
      onSuccess: () => {
        setOpen(false);
        router.refresh();
      },
    }),
  );
  const close = () => {
    setOpen(false);
    undo.reset();
  };
  return (
    <>
      <Button variant="plain" onClick={() => setOpen(true)} aria-label={t("buttonOf", { file: fileName })}>
        {t("button")}
      </Button>
      <Dialog
        open={open}
        onClose={close}
        title={t("title", { file: fileName })}
        actions={
          <>
            <Button onClick={close}>{t("cancel")}</Button>
            {!undo.error && (
              <Button variant="danger" busy={undo.isPending} onClick={() => undo.mutate({ tenant, importId })}>
                {t("confirm")}
              </Button>
            )}
          </>
        }
      >
        {undo.error ? (
          <Notice tone="error" title={errorText(undo.error)}>
            <InTheWay error={undo.error} currency={currency} />
          </Notice>
        ) : (
          <p>{t("text", { count })}</p>
        )}
      </Dialog>
    </>
  );
}

/** The cells somebody changed since, as far as they are known, and the imports that came on top. */
function InTheWay({ error, currency }: { error: unknown; currency: Currency }) {
  const [t, measures] = [useTranslations("import.undo"), useTranslations("measure")];
  const locale = useLocale();
  const detail = error instanceof TRPCClientError ? (error.data as { detail?: UndoRefused } | null)?.detail : undefined;
  if (!detail) return null;
  return (
    <>
      {detail.laterImports.length > 0 && <p>{t("later", { files: detail.laterImports.join(t("comma")) })}</p>}
      <ul className="list-disc pl-5">
        {detail.records.map(({ channel, start, removed, cells }) => (
          <li key={channel + start}>
            {dateLabel(start, locale)} {channel}{" "}
            {removed
              ? t("removed")
              : cells
                  .map(({ measure, before, after }) =>
                    t("cell", {
                      measure: measures(measure),
                      before: cellText(before, cellUnit(measure, currency)) || t("none"),
                      after: cellText(after, cellUnit(measure, currency)) || t("none"),
                    }),
                  )
                  .join(t("comma"))}
          </li>
        ))}
      </ul>
      {detail.count > detail.records.length && <p>{t("more", { count: detail.count - detail.records.length })}</p>}
    </>
  );
}
