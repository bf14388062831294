"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import { eventFactsOf } from "@/domain/events/event";
import type { EventView } from "@/server/events/events";

/** Asks once before an event leaves the charts. */
export function RemoveEvent({
  tenant,
  event,
  onClose,
}: {
  tenant: string;
  event: EventView;
  onClose: (told?: string) => void;
}) {
  const t = useTranslations("events");
  const errorText = useErrorText();
  const router = useRouter();
  const remove = useMutation(
    useTRPC().event.remove.mutationOptions({
      onSuccess: () => {
        router.refresh();
        onClose(t("removed", { title: event.title }));
      },
    }),
  );
  return (
    <Dialog
      open
      onClose={() => onClose()}
      title={t("removeTitle")}
      actions={
        <>
          <Button onClick={() => onClose()}>{t("cancel")}</Button>
          <Button
            variant="danger"
            busy={remove.isPending}
            onClick={() => remove.mutate({ tenant, id: event.id, replaces: eventFactsOf(event) })}
          >
            {t("removeNow")}
          </Button>
        </>
      }
    >
      <p>{t("removeText", { title: event.title })}</p>
      {remove.error && <Notice tone="error">{errorText(remove.error)}</Notice>}
    </Dialog>
  );
}
