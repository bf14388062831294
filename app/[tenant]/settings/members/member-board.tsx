"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { INVITATION_DAYS } from "@/domain/members/member";
import { ChangeDialog } from "./change-dialog";
import { HandOverDialog } from "./hand-over-dialog";
import { InvitationList } from "./invitation-list";
import { InviteDialog } from "./invite-dialog";
import { MemberList } from "./member-list";
import type { Asked, MembersPart } from "./place";
import { RemoveDialog } from "./remove-dialog";
import { RevokeDialog } from "./revoke-dialog";
import { SendDialog } from "./send-dialog";

/** Members, invitations, and one dialog at a time. */
export function MemberBoard(part: MembersPart) {
  const { view } = part;
  const t = useTranslations("members");
  const [asked, setAsked] = useState<Asked | null>(null);
  const [done, setDone] = useState("");
  const ask = (next: Asked) => {
    setDone("");
    setAsked(next);
  };
  const onClose = (told?: string) => {
    setAsked(null);
    if (told) setDone(told);
  };
  const isAlone = view.members.length === 1 && view.invitations.length === 0;
  const invite = (
    <Button variant="primary" onClick={() => ask({ what: "invite" })}>
      {t("invite")}
    </Button>
  );
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-3xl text-small leading-loose text-ink-2">{t("text", { days: INVITATION_DAYS })}</p>
        {!isAlone && (
          <div className="flex flex-wrap gap-2">
            {view.members.length > 1 && <Button onClick={() => ask({ what: "handOver" })}>{t("handOver")}</Button>}
            {invite}
          </div>
        )}
      </div>
      <p role="status" className="mb-3 text-small text-better empty:hidden">
        {done}
      </p>
      <div className="flex flex-col gap-4">
        <MemberList {...part} ask={ask} />
        {isAlone ? (
          <EmptyState title={t("alone")} action={invite}>
            {t("aloneText")}
          </EmptyState>
        ) : (
          <InvitationList {...part} ask={ask} />
        )}
      </div>
      <MemberDialog part={part} asked={asked} onClose={onClose} />
    </>
  );
}

interface MemberDialogProps {
  part: MembersPart;
  asked: Asked | null;
  onClose: (told?: string) => void;
}

function MemberDialog({ part, asked, onClose }: MemberDialogProps) {
  if (asked === null) return null;
  switch (asked.what) {
    case "invite":
      return <InviteDialog {...part} onClose={() => onClose()} />;
    case "handOver":
      return <HandOverDialog {...part} onClose={onClose} />;
    case "change":
      return <ChangeDialog {...part} member={asked.member} onClose={onClose} />;
    case "remove":
      return <RemoveDialog {...part} member={asked.member} onClose={onClose} />;
    case "send":
      return <SendDialog {...part} invitation={asked.invitation} onClose={() => onClose()} />;
    case "revoke":
      return <RevokeDialog {...part} invitation={asked.invitation} onClose={onClose} />;
  }
}
