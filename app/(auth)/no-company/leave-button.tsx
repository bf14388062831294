"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useCall } from "@/app/_trpc/call";

/** Ends this session. */
export function LeaveButton({ person }: { person: string }) {
  const [t, errorText] = [useTranslations("noCompany"), useErrorText()];
  const leave = useCall(
    (calls, _: undefined) => calls.account.signOut.mutate(),
    () => window.location.assign("/sign-in"),
    person,
  );
  return (
    <div className="mt-6 flex flex-col gap-4">
      {leave.error !== null && <Notice tone="error">{errorText(leave.error)}</Notice>}
      <Button
        variant="primary"
        busy={leave.busy}
        onFocus={leave.prepare}
        onClick={() => leave.send(undefined)}
        className="h-11"
      >
        {t("signOut")}
      </Button>
    </div>
  );
}
