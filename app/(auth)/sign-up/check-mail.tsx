"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { type SignUpInput, useSignUp } from "./use-sign-up";

/** The letter is on its way: what to look for, once more on request, and back to what was typed. */
export function CheckMail({ input, onBack }: { input: SignUpInput; onBack: () => void }) {
  const [t, errorText] = [useTranslations("signUp"), useErrorText()];
  const [again, setAgain] = useState(false);
  const signUp = useSignUp(() => setAgain(true));
  return (
    <div className="flex flex-col items-start gap-4">
      <Notice tone="done" title={t(again ? "mailed.sentAgain" : "mailed.title")}>
        <p className="break-words">{t("mailed.text", { email: input.email })}</p>
      </Notice>
      <p className="text-small leading-loose text-ink-2">{t("mailed.missing")}</p>
      {signUp.error !== null && <Notice tone="error">{errorText(signUp.error)}</Notice>}
      <div className="flex flex-wrap gap-2">
        <Button busy={signUp.busy} onClick={() => signUp.send(input)}>
          {t("mailed.again")}
        </Button>
        <Button onClick={onBack}>{t("mailed.change")}</Button>
      </div>
    </div>
  );
}
