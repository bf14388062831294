"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import type { Variants } from "@/domain/kpi/kpi";

interface RemoveDefinitionProps {
  tenant: string;
  start: string;
  variants: Variants;
  label: string;
  onClose: (told?: string) => void;
}

/** Asks once: the figures since that day are reckoned anew by the definitions before it. */
export function RemoveDefinition({ tenant, start, variants, label, onClose }: RemoveDefinitionProps) {
  const [t, errorText, router] = [useTranslations("settings"), useErrorText(), useRouter()];
  const remove = useMutation(
    useTRPC().settings.removeVariants.mutationOptions({
      onSuccess: () => {
        router.refresh();
        onClose(t("definitionsRemoved"));
      },
    }),
  );
  return (
    <Dialog
      open
      onClose={() => onClose()}
      title={t("removeDefinitions")}
      actions={
        <>
          <Button onClick={() => onClose()}>{t("cancel")}</Button>
          <Button
            variant="danger"
            busy={remove.isPending}
            onClick={() => remove.mutate({ tenant, start, replaces: variants })}
          >
            {t("removeNow")}
          </Button>
        </>
      }
    >
      <p>{t("removeDefinitionsText", { date: label })}</p>
      {remove.error && <Notice tone="error">{errorText(remove.error)}</Notice>}
    </Dialog>
  );
}
