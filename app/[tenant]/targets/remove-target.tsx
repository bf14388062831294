"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import type { TargetListView, TargetView } from "@/server/targets/targets";
import { useTargetName } from "./use-target-name";

interface RemoveTargetProps {
  tenant: string;
  view: TargetListView;
  target: TargetView;
  onClose: (told?: string) => void;
}

/** Asks once before a target and its judgements go. */
export function RemoveTarget({ tenant, view, target, onClose }: RemoveTargetProps) {
  const t = useTranslations("targets");
  const [named, errorText, router] = [useTargetName(view)(target), useErrorText(), useRouter()];
  const { id, low, high, start, until } = target;
  const remove = useMutation(
    useTRPC().target.remove.mutationOptions({
      onSuccess: () => {
        router.refresh();
        onClose(t("removed", { name: named.name }));
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
            onClick={() => remove.mutate({ tenant, id, replaces: { low, high, start, until } })}
          >
            {t("removeNow")}
          </Button>
        </>
      }
    >
      <p>{t("removeText", named)}</p>
      {remove.error && <Notice tone="error">{errorText(remove.error)}</Notice>}
    </Dialog>
  );
}
