"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { Notice } from "@/app/_components/ui/notice";
import type { InviteRefusal } from "@/server/members/commands/invite-members";

/** The addresses a refused invitation names, if that is why it was refused. */
export function refusedBy(error: unknown): readonly InviteRefusal[] {
  const data = (error as { data?: { key?: string; detail?: InviteRefusal[] } } | null)?.data;
  return data?.key === "invite_refused" ? (data.detail ?? []) : [];
}

/** Who cannot be invited and why, and the way to go on with the others. */
export function RefusedAddresses({ refused, onDrop }: { refused: readonly InviteRefusal[]; onDrop: () => void }) {
  const t = useTranslations("members");
  return (
    <Notice tone="error" title={t("refusedTitle")} action={<Button onClick={onDrop}>{t("dropRefused")}</Button>}>
      <ul>
        {refused.map(({ email, reason }) => (
          <li key={email} className="break-words">
            {t(`refused.${reason}`, { email })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
