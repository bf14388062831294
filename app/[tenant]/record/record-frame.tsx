"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/app/_components/ui/badge";
import { ButtonLink } from "@/app/_components/ui/button-link";

/** Whose records: the team, and that it is made up. */
export function RecordContext({ team, fictional }: { team: string; fictional: boolean }) {
  const t = useTranslations("record");
  return (
    <>
      <span>{team}</span>
      {fictional && <Badge tone="fictional">{t("fictional")}</Badge>}
    </>
  );
}

interface RecordActionsProps {
  tenant: string;
  team?: string;
  month: string;
  current: "day" | "month" | "base" | "calendar";
  channel?: string;
}

/** The other ways to record. */
export function RecordActions({ tenant, team, month, current, channel }: RecordActionsProps) {
  const t = useTranslations("record");
  const query = (parts: Record<string, string | undefined>) => {
    const kept = Object.entries(parts).filter((part): part is [string, string] => part[1] !== undefined);
    return kept.length > 0 ? `?${new URLSearchParams(kept).toString()}` : "";
  };
  return (
    <nav aria-label={t("views")} className="flex flex-wrap gap-2">
      {current !== "day" && <ButtonLink href={`/${tenant}/record${query({ team })}`}>{t("byDay")}</ButtonLink>}
      {current !== "month" && (
        <ButtonLink href={`/${tenant}/record/month${query({ team, channel, month })}`}>{t("byMonth")}</ButtonLink>
      )}
      {current !== "base" && <ButtonLink href={`/${tenant}/record/base`}>{t("base")}</ButtonLink>}
      <ButtonLink href={`/${tenant}/record/import${query({ team })}`}>{t("import")}</ButtonLink>
    </nav>
  );
}
