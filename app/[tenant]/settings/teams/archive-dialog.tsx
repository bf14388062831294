"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import { type Channel, factsOf, type Team } from "./team";

/** What is put away, or brought back. */
export type Archived =
  { kind: "team"; team: Team; archive: boolean } | { kind: "channel"; team: Team; channel: Channel; archive: boolean };

/** Asks once, saying what stays: the records. */
export function ArchiveDialog({
  tenant,
  of,
  onClose,
}: {
  tenant: string;
  of: Archived;
  onClose: (told?: string) => void;
}) {
  const [t, errorText, router, trpc] = [useTranslations("settings"), useErrorText(), useRouter(), useTRPC()];
  const { archive: archived } = of;
  const name = of.kind === "team" ? of.team.name : of.channel.name;
  const done = {
    onSuccess: () => {
      router.refresh();
      onClose(t(archived ? "archived" : "restored", { name }));
    },
  };
  const [saveTeam, saveChannel] = [
    useMutation(trpc.settings.saveTeam.mutationOptions(done)),
    useMutation(trpc.settings.saveChannel.mutationOptions(done)),
  ];
  const save = of.kind === "team" ? saveTeam : saveChannel;
  const run = () => {
    if (of.kind === "team")
      saveTeam.mutate({ tenant, id: of.team.id, name, archived, replaces: { name, archived: of.team.archived } });
    else
      saveChannel.mutate({
        tenant,
        id: of.channel.id,
        ...factsOf(of.team, of.channel),
        archived,
        replaces: factsOf(of.team, of.channel),
      });
  };
  return (
    <Dialog
      open
      onClose={() => onClose()}
      title={t(archived ? "archiveTitle" : "restoreTitle", { name })}
      actions={
        <>
          <Button onClick={() => onClose()}>{t("cancel")}</Button>
          <Button variant="primary" busy={save.isPending} onClick={run}>
            {t(archived ? "archive" : "restore")}
          </Button>
        </>
      }
    >
      <p>{t(archived ? `archiveText.${of.kind}` : "restoreText")}</p>
      {save.error && <Notice tone="error">{errorText(save.error)}</Notice>}
    </Dialog>
  );
}
