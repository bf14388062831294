"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import { BUILT_IN, openedBy } from "@/domain/views/opened";
import type { ReachedView } from "@/server/views/views";

interface RemoveViewProps {
  tenant: string;
  path: string;
  view: ReachedView;
  query: string;
  onClose: (told?: string) => void;
}

/** Asks once before a view is forgotten. What is shown stays. */
export function RemoveView({ tenant, path, view, query, onClose }: RemoveViewProps) {
  const t = useTranslations("views");
  const [errorText, router] = [useErrorText(), useRouter()];
  const remove = useMutation(
    useTRPC().view.remove.mutationOptions({
      onSuccess: () => {
        router.replace(`${path}?${openedBy(BUILT_IN, query)}`, { scroll: false });
        router.refresh();
        onClose(t("told.removed", { name: view.name }));
      },
    }),
  );
  return (
    <Dialog
      open
      onClose={() => onClose()}
      title={t("removeTitle")}
      actions={
        <>
          <Button onClick={() => onClose()}>{t("cancel")}</Button>
          <Button
            variant="danger"
            busy={remove.isPending}
            onClick={() =>
              remove.mutate({
                tenant,
                viewId: view.id,
                replaces: { name: view.name, query: view.kept, usual: view.usual },
              })
            }
          >
            {t("remove")}
          </Button>
        </>
      }
    >
      <p>{t("removeText", { name: view.name })}</p>
      {remove.error && <Notice tone="error">{errorText(remove.error)}</Notice>}
    </Dialog>
  );
}
