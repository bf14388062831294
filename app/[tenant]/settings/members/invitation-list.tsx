"use client";

import { useTranslations } from "next-intl";
import { dayTimeText } from "@/app/_components/grid/time-text";
import { Badge } from "@/app/_components/ui/badge";
import { Button } from "@/app/_components/ui/button";
import { Panel } from "@/app/_components/ui/panel";
import { namesText } from "@/domain/format/list";
import type { InvitationView } from "@/server/members/members";
import type { Asked, MembersPart } from "./place";

const WHEN = { open: "until", expired: "expiredAt", revoked: "revokedAt", accepted: "acceptedAt" } as const;

/** Who is expected, and what became of those who were. */
export function InvitationList({ view, locale, ask }: MembersPart & { ask: (asked: Asked) => void }) {
  const [t, roles] = [useTranslations("members"), useTranslations("role")];
  const teamsOf = ({ teams }: InvitationView) =>
    namesText(
      view.teams.filter(({ id }) => teams.includes(id)).map(({ name }) => name),
      locale,
    );
  const isWaiting = ({ state }: InvitationView) => state === "open" || state === "expired";
  const sorted = [...view.invitations].sort((a, b) => Number(isWaiting(b)) - Number(isWaiting(a)));
  return (
    <Panel title={t("invitations")}>
      {sorted.length === 0 && <p className="text-small text-ink-2">{t("invitationsNone")}</p>}
      <ul className="divide-y divide-hairline">
        {sorted.map((one) => (
          <li
            key={one.id}
            className="grid gap-x-4 gap-y-1 py-2.5 text-small leading-normal md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)_minmax(0,2fr)_9rem] md:items-center"
          >
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
                <span className="min-w-0 break-all font-semibold">{one.email}</span>
                <Badge tone={one.state === "expired" ? "attention" : "plain"}>{t(`state.${one.state}`)}</Badge>
              </p>
              <p className="break-words text-note text-ink-2">{t("by", { name: one.invitedBy })}</p>
            </div>
            <p className="min-w-0 break-words">
              <span>{roles(one.role)}</span>
              {one.role === "lead" && <span className="text-ink-2"> {teamsOf(one) || t("noTeams")}</span>}
            </p>
            <p className="text-note text-ink-2">
              <span className="block">
                {t(WHEN[one.state], { date: dayTimeText(one.settledAt ?? one.expiresAt, view.zone, locale) })}
              </span>
              {view.sendsMail && isWaiting(one) && (
                <span className="block">{t(one.mailed ? "mailed" : "notMailed")}</span>
              )}
            </p>
            <div className="flex flex-wrap gap-x-3 md:justify-end">
              {isWaiting(one) && (
                <Button
                  variant="plain"
                  aria-label={t("sendOf", { email: one.email })}
                  onClick={() => ask({ what: "send", invitation: one })}
                >
                  {t("send")}
                </Button>
              )}
              {isWaiting(one) && (
                <Button
                  variant="plain"
                  aria-label={t("revokeOf", { email: one.email })}
                  onClick={() => ask({ what: "revoke", invitation: one })}
                >
                  {t("revoke")}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
