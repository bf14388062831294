"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useCall } from "@/app/_trpc/call";

/** Founds the company and leads straight to recording. */
export function ConfirmSignUp({ secret }: { secret: string }) {
  const [t, errorText] = [useTranslations("recovery"), useErrorText()];
  const confirm = useCall((calls, of: string) => calls.account.confirmSignUp.mutate({ secret: of }), ({ slug }) => window.location.assign(`/${slug}/record`));
  return (
    <div className="mt-6 flex flex-col gap-4">
      {confirm.error !== null && <Notice tone="error">{errorText(confirm.error)}</Notice>}
      <Button variant="primary" busy={confirm.busy} onFocus={confirm.prepare} onClick={() => confirm.send(secret)} className="h-11">{t("signUpConfirm")}</Button>
    </div>
  );
}
