"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Field } from "@/app/_components/ui/field";
import { Select } from "@/app/_components/ui/inputs";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import { isWhole, type MembersPart, type PlaceDraft, sentPlace } from "./place";
import { PlaceChoice } from "./place-choice";

/** Who becomes admin, and what one is then oneself. */
export function HandOverDialog({ tenant, view, onClose }: MembersPart & { onClose: (told?: string) => void }) {
  const [t, errorText, router, form] = [useTranslations("members"), useErrorText(), useRouter(), useId()];
  const heirs = view.members.filter(({ userId, deactivated }) => userId !== view.me && !deactivated);
  const [userId, setUserId] = useState(heirs[0]?.userId ?? "");
  const [place, setPlace] = useState<PlaceDraft>({
    role: "lead",
    teams: view.teams.filter(({ archived }) => !archived).map(({ id }) => id),
  });
  const [tried, setTried] = useState(false);
  const heir = heirs.find((one) => one.userId === userId);
  const handOver = useMutation(
    useTRPC().member.handOver.mutationOptions({
      onSuccess: () => {
        router.refresh();
        onClose(t("handedOver", { name: heir?.name ?? "" }));
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const { role, teams } = sentPlace(place);
    if (heir && role !== "admin" && isWhole(place) && !handOver.isPending)
      handOver.mutate({
        tenant,
        userId,
        role,
        teams,
        replaces: { role: heir.role, teams: [...heir.teams], deactivated: heir.deactivated },
      });
  };
  return (
    <Dialog
      open
      onClose={() => onClose()}
      title={t("handOverTitle")}
      actions={
        <>
          <Button onClick={() => onClose()}>{t("cancel")}</Button>
          <Button type="submit" form={form} variant="danger" busy={handOver.isPending} disabled={!heir}>
            {t("handOverNow")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <p>{t("handOverText")}</p>
        <Field label={t("heir")}>
          {(ids) => (
            <Select {...ids} value={userId} onChange={({ target }) => setUserId(target.value)}>
              {heirs.map((one) => (
                <option key={one.userId} value={one.userId}>
                  {one.name} ({one.email})
                </option>
              ))}
            </Select>
          )}
        </Field>
        <PlaceChoice
          tenant={tenant}
          teams={view.teams}
          value={place}
          onChange={setPlace}
          label={t("ownRole")}
          roles={["lead", "executive"]}
          tried={tried}
        />
        {handOver.error && <Notice tone="error">{errorText(handOver.error)}</Notice>}
      </form>
    </Dialog>
  );
}
