"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useCall } from "@/app/_trpc/call";
import { DoneStep } from "../../done-step";
import { DoorTitle } from "../../door-text";

export function ConfirmAddress({ secret, email }: { secret: string; email: string }) {
  const [t, errorText] = [useTranslations("recovery"), useErrorText()];
  const [done, setDone] = useState(false);
  const confirm = useCall(
    (calls, of: string) => calls.account.confirmAddress.mutate({ secret: of }),
    () => setDone(true),
  );
  return (
    <>
      <DoorTitle title={t("addressTitle")}>{!done && <p>{t("addressLead", { email })}</p>}</DoorTitle>
      <div className="mt-6 flex flex-col gap-4">
        {confirm.error !== null && <Notice tone="error">{errorText(confirm.error)}</Notice>}
        {done ? (
          <DoneStep title={t("addressDone")} text={t("addressDoneText", { email })} href="/" go={t("open")} />
        ) : (
          <Button
            variant="primary"
            busy={confirm.busy}
            onFocus={confirm.prepare}
            onClick={() => confirm.send(secret)}
            className="h-11"
          >
            {t("addressConfirm")}
          </Button>
        )}
      </div>
    </>
  );
}
