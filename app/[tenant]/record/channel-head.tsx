"use client";

import { useTranslations } from "next-intl";
import { CHANNEL_COLOR } from "@/app/_components/charts/channel-color";
import type { ChannelKind } from "@/domain/measures/channel";

/** A channel's colour, name and how often it is recorded. */
export function ChannelHead({
  kind,
  name,
  note,
  resting,
}: {
  kind: ChannelKind;
  name: string;
  note: string;
  resting: boolean;
}) {
  const t = useTranslations("record");
  return (
    <span className="inline-flex items-center gap-2">
      <span aria-hidden className="size-2.5 shrink-0 rounded-[2px]" style={{ background: CHANNEL_COLOR[kind].fill }} />
      <span className="text-body">{name}</span>
      <span className="text-note text-ink-3">{resting ? t("restingNote", { note }) : note}</span>
    </span>
  );
}
