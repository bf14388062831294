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
import { SentLinks } from "./sent-links";

interface SendDialogProps {
  tenant: string;
  invitation: InvitationView;
  onClose: () => void;
}

/** Asks once, as the links out there die; then shows the new one. */
export function SendDialog({ tenant, invitation: { id, email, sentAt }, onClose }: SendDialogProps) {
  const [t, errorText, router] = [useTranslations("members"), useErrorText(), useRouter()];
  const send = useMutation(useTRPC().member.send.mutationOptions({ onSuccess: () => router.refresh() }));
  if (send.data) return <SentLinks title={t("resentTitle")} again sent={send.data} onClose={onClose} />;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("sendTitle")}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="primary" busy={send.isPending} onClick={() => send.mutate({ tenant, id, replaces: sentAt })}>
            {t("send")}
          </Button>
        </>
      }
    >
      <p className="break-words">{t("sendText", { email })}</p>
      {send.error && <Notice tone="error">{errorText(send.error)}</Notice>}
    </Dialog>
  );
}
