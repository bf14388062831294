"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import type { MemberView } from "@/server/members/members";

interface RemoveDialogProps {
  tenant: string;
  member: MemberView;
  onClose: (told?: string) => void;
}

/** Asks once, saying what stays. */
export function RemoveDialog({
  tenant,
  member: { userId, name, role, teams, deactivated },
  onClose,
}: RemoveDialogProps) {
  const [t, errorText, router] = [useTranslations("members"), useErrorText(), useRouter()];
  const remove = useMutation(
    useTRPC().member.remove.mutationOptions({
      onSuccess: () => {
        router.refresh();
        onClose(t("removed", { name }));
      },
    }),
  );
  return (
    <Dialog
      open
      onClose={() => onClose()}
      title={t("removeTitle", { name })}
      actions={
        <>
          <Button onClick={() => onClose()}>{t("cancel")}</Button>
          <Button
            variant="danger"
            busy={remove.isPending}
            onClick={() => remove.mutate({ tenant, userId, replaces: { role, teams: [...teams], deactivated } })}
          >
            {t("remove")}
          </Button>
        </>
      }
    >
      <p>{t("removeText")}</p>
      {remove.error && <Notice tone="error">{errorText(remove.error)}</Notice>}
    </Dialog>
  );
}
