"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useRef, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Notice } from "@/app/_components/ui/notice";
import { newId } from "@/app/_lib/new-id";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import { parseAddressList } from "@/domain/members/address-list";
import { AddressField } from "./address-field";
import { isWhole, type MembersPart, type PlaceDraft, sentPlace } from "./place";
import { PlaceChoice } from "./place-choice";
import { RefusedAddresses, refusedBy } from "./refused-addresses";
import { SentLinks } from "./sent-links";

/** One or many addresses to one place; afterwards the links, once. */
export function InviteDialog({ tenant, view, onClose }: MembersPart & { onClose: () => void }) {
  const [t, errorText, router, form] = [useTranslations("members"), useErrorText(), useRouter(), useId()];
  const living = view.teams.filter(({ archived }) => !archived);
  const [text, setText] = useState("");
  const [place, setPlace] = useState<PlaceDraft>({
    role: "lead",
    teams: living.length === 1 ? living.map(({ id }) => id) : [],
  });
  const [tried, setTried] = useState(false);
  // An address keeps its id from try to try: a repeated request invites once.
  const ids = useRef(new Map<string, string>());
  const idOf = (email: string) => ids.current.get(email) ?? ids.current.set(email, newId()).get(email) ?? "";
  const list = parseAddressList(text);
  const invite = useMutation(useTRPC().member.invite.mutationOptions({ onSuccess: () => router.refresh() }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (list.addresses.length === 0 || list.faults.length > 0 || !isWhole(place) || invite.isPending) return;
    invite.mutate({
      tenant,
      ...sentPlace(place),
      invitations: list.addresses.map((email) => ({ id: idOf(email), email })),
    });
  };
  if (invite.data) return <SentLinks title={t("sentTitle")} sent={invite.data} onClose={onClose} />;
  const refused = refusedBy(invite.error);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("inviteTitle")}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={form} variant="primary" busy={invite.isPending}>
            {t("inviteNow", { count: list.addresses.length })}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <AddressField
          text={text}
          onChange={(next) => {
            setText(next);
            setTried(false);
            invite.reset();
          }}
          list={list}
          tried={tried}
        />
        <PlaceChoice tenant={tenant} teams={view.teams} value={place} onChange={setPlace} tried={tried} />
        {refused.length > 0 && (
          <RefusedAddresses
            refused={refused}
            onDrop={() => {
              setText(list.addresses.filter((email) => refused.every((one) => one.email !== email)).join("\n"));
              invite.reset();
            }}
          />
        )}
        {invite.error && refused.length === 0 && <Notice tone="error">{errorText(invite.error)}</Notice>}
      </form>
    </Dialog>
  );
}
