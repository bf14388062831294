"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/app/_components/ui/button";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";

/** The facts sign-up filled in are right as they are. */
export function ConfirmFacts({ tenant }: { tenant: string }) {
  const t = useTranslations("home.setup");
  const [errorText, router] = [useErrorText(), useRouter()];
  const [pending, start] = useTransition();
  const confirm = useMutation(
    useTRPC().settings.accept.mutationOptions({ onSuccess: () => start(() => router.refresh()) }),
  );
  return (
    <>
      <Button busy={confirm.isPending || pending} onClick={() => confirm.mutate({ tenant })}>
        {t("confirm")}
      </Button>
      {confirm.error && (
        <span role="alert" className="text-note text-worse">
          {errorText(confirm.error)}
        </span>
      )}
    </>
  );
}
