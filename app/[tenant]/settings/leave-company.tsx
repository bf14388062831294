"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";

/** Leaves the company that is open, after asking; then the door leads to another one. */
export function LeaveCompany({ tenant, company }: { tenant: string; company: string }) {
  const [t, errorText, trpc] = [useTranslations("leave"), useErrorText(), useTRPC()];
  const [isAsked, setAsked] = useState(false);
  const leave = useMutation(trpc.member.leave.mutationOptions({ onSuccess: () => window.location.assign("/") }));
  return (
    <>
      <Button
        onClick={() => {
          leave.reset();
          setAsked(true);
        }}
      >
        {t("open")}
      </Button>
      <Dialog
        open={isAsked}
        onClose={() => setAsked(false)}
        title={t("title", { company })}
        actions={
          <>
            <Button onClick={() => setAsked(false)}>{t("cancel")}</Button>
            <Button variant="danger" busy={leave.isPending || leave.isSuccess} onClick={() => leave.mutate({ tenant })}>
              {t("now")}
            </Button>
          </>
        }
      >
        <p>{t("text")}</p>
        {leave.error && <Notice tone="error">{errorText(leave.error)}</Notice>}
      </Dialog>
    </>
  );
}
