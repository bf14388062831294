"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import type { InvitationView } from "@/server/members/members";

interface RevokeDialogProps {
  tenant: string;
  invitation: InvitationView;
  onClose: (told?: string) => void;
}

export function RevokeDialog({ tenant, invitation: { id, email }, onClose }: RevokeDialogProps) {
  const [t, errorText, router] = [useTranslations("members"), useErrorText(), useRouter()];
  const revoke = useMutation(
    useTRPC().member.revoke.mutationOptions({
      onSuccess: () => {
        router.refresh();
        onClose(t("revoked", { email }));
      },
    }),
  );
  return (
    <Dialog
      open
      onClose={() => onClose()}
      title={t("revokeTitle")}
      actions={
        <>
          <Button onClick={() => onClose()}>{t("cancel")}</Button>
          <Button variant="danger" busy={revoke.isPending} onClick={() => revoke.mutate({ tenant, id })}>
            {t("revoke")}
          </Button>
        </>
      }
    >
      <p className="break-words">{t("revokeText", { email })}</p>
      {revoke.error && <Notice tone="error">{errorText(revoke.error)}</Notice>}
    </Dialog>
  );
}
