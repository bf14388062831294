"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";

/** Ends this session, here and on the server. */
export function SignOut() {
  const [t, errorText, trpc] = [useTranslations("settings"), useErrorText(), useTRPC()];
  const signOut = useMutation(
    trpc.account.signOut.mutationOptions({ onSuccess: () => window.location.assign("/sign-in") }),
  );
  return (
    <div>
      <Button busy={signOut.isPending} onClick={() => signOut.mutate()}>
        {t("signOut")}
      </Button>
      {signOut.isError && (
        <p role="alert" className="mt-2 text-small text-worse">
          {errorText(signOut.error)}
        </p>
      )}
    </div>
  );
}
