"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useCall } from "@/app/_trpc/call";

/** Signed in as somebody else: says so, and signs out; the page is then the invited one's. */
export function OtherPerson({ person, email }: { person: string; email: string }) {
  const [t, errorText] = [useTranslations("join"), useErrorText()];
  const leave = useCall(
    (calls, _: null) => calls.account.signOut.mutate(),
    () => window.location.reload(),
    person,
  );
  return (
    <div className="flex flex-col items-start gap-4">
      <p className="leading-loose break-words">{t("other", { email })}</p>
      {leave.error !== null && <Notice tone="error">{errorText(leave.error)}</Notice>}
      <Button variant="primary" busy={leave.busy} onClick={() => leave.send(null)} className="h-11">
        {t("signOut")}
      </Button>
    </div>
  );
}
