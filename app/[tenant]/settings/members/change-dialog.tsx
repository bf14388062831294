"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Checkbox } from "@/app/_components/ui/inputs";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import type { MemberView } from "@/server/members/members";
import { isWhole, type MembersPart, type PlaceDraft, sentPlace } from "./place";
import { PlaceChoice } from "./place-choice";

/** Role, teams, and whether the member is kept out. Nobody keeps themselves out: they leave, under "You". */
export function ChangeDialog({
  tenant,
  view,
  member,
  onClose,
}: MembersPart & { member: MemberView; onClose: (told?: string) => void }) {
  const [t, errorText, router, form] = [useTranslations("members"), useErrorText(), useRouter(), useId()];
  const { userId, name, role, teams, deactivated } = member;
  const [place, setPlace] = useState<PlaceDraft>({ role, teams });
  const [isOut, setOut] = useState(deactivated);
  const [tried, setTried] = useState(false);
  const change = useMutation(
    useTRPC().member.change.mutationOptions({
      onSuccess: () => {
        router.refresh();
        onClose(t("changed", { name }));
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isWhole(place) && !change.isPending)
      change.mutate({
        tenant,
        userId,
        ...sentPlace(place),
        deactivated: isOut,
        replaces: { role, teams: [...teams], deactivated },
      });
  };
  return (
    <Dialog
      open
      onClose={() => onClose()}
      title={t("changeTitle", { name })}
      actions={
        <>
          <Button onClick={() => onClose()}>{t("cancel")}</Button>
          <Button type="submit" form={form} variant="primary" busy={change.isPending}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <PlaceChoice tenant={tenant} teams={view.teams} value={place} onChange={setPlace} tried={tried} />
        {userId === view.me && place.role !== "admin" && <Notice tone="attention">{t("changeSelf")}</Notice>}
        {userId !== view.me && (
          <div>
            <Checkbox
              label={t("keptOut")}
              checked={isOut}
              onChange={({ target }) => setOut(target.checked)}
              aria-describedby={`${form}-out`}
            />
            <p id={`${form}-out`} className="text-note leading-normal text-ink-3">
              {t("keptOutHint")}
            </p>
          </div>
        )}
        {change.error && <Notice tone="error">{errorText(change.error)}</Notice>}
      </form>
    </Dialog>
  );
}
