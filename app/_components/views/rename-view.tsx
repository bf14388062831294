"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import type { ReachedView } from "@/server/views/views";
import { NameField, useNameProblem } from "./name-field";

/** Gives the shown view another name. */
export function RenameView({
  tenant,
  view,
  onClose,
}: {
  tenant: string;
  view: ReachedView;
  onClose: (told?: string) => void;
}) {
  const t = useTranslations("views");
  const [errorText, problemOf, router] = [useErrorText(), useNameProblem(), useRouter()];
  const [name, setName] = useState(view.name);
  const rename = useMutation(
    useTRPC().view.rename.mutationOptions({
      onSuccess: () => {
        router.refresh();
        onClose(t("told.renamed", { name: name.trim() }));
      },
    }),
  );
  const problem = problemOf(name);
  const submit = () => {
    if (!problem) rename.mutate({ tenant, viewId: view.id, name, replaces: view.name });
  };
  return (
    <Dialog
      open
      onClose={() => onClose()}
      title={t("renameTitle")}
      actions={
        <>
          <Button onClick={() => onClose()}>{t("cancel")}</Button>
          <Button variant="primary" busy={rename.isPending} onClick={submit}>
            {t("rename")}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <NameField
          value={name}
          error={problem ?? (rename.error ? errorText(rename.error) : null)}
          onChange={(next) => {
            rename.reset();
            setName(next);
          }}
        />
      </form>
    </Dialog>
  );
}
