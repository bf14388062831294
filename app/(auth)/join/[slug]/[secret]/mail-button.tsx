"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useCall } from "@/app/_trpc/call";

/** For who was given the link by hand: the letter goes to the invited address, whose reader comes in by it. */
export function MailButton({ link, email }: { link: { slug: string; secret: string }; email: string }) {
  const [t, errorText] = [useTranslations("join"), useErrorText()];
  const [isSent, setSent] = useState(false);
  const mail = useCall(
    (calls, given: typeof link) => calls.invitation.sendMail.mutate(given),
    () => setSent(true),
  );
  if (isSent) return <Notice tone="done">{t("mailSent", { email })}</Notice>;
  return (
    <div className="flex flex-col items-start gap-4">
      <p className="leading-loose">{t("byMail", { email })}</p>
      {mail.error !== null && <Notice tone="error">{errorText(mail.error)}</Notice>}
      <Button
        variant="primary"
        busy={mail.busy}
        onFocus={mail.prepare}
        onClick={() => mail.send(link)}
        className="h-11"
      >
        {t("sendMail")}
      </Button>
    </div>
  );
}
