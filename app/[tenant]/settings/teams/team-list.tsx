"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/app/_components/ui/badge";
import { Button } from "@/app/_components/ui/button";
import { Panel } from "@/app/_components/ui/panel";
import { dateLabel } from "@/domain/time/label";
import type { Part } from "../settings-view";
import { ArchiveDialog, type Archived } from "./archive-dialog";
import { ChannelForm } from "./channel-form";
import type { Channel, Team } from "./team";
import { TeamForm } from "./team-form";

type Open =
  | { what: "team"; team: Team | null }
  | { what: "channel"; team: Team; channel: Channel | null }
  | { what: "archive"; of: Archived }
  | null;

/** The living teams each on a sheet, the archived ones below; what is archived can be brought back. */
export function TeamList({ tenant, view, locale }: Part) {
  const t = useTranslations("settings");
  const [open, setOpen] = useState<Open>(null);
  const [done, setDone] = useState("");
  const close = (told?: string) => {
    setOpen(null);
    if (told) setDone(told);
  };
  const ask = (next: Open) => {
    setDone("");
    setOpen(next);
  };
  const [living, archived] = [view.teams.filter((team) => !team.archived), view.teams.filter((team) => team.archived)];
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-3xl text-small leading-loose text-ink-2">{t("teamsText")}</p>
        {view.mayStructure && (
          <Button variant="primary" onClick={() => ask({ what: "team", team: null })}>
            {t("addTeam")}
          </Button>
        )}
      </div>
      <p role="status" className="mb-3 text-small text-better empty:hidden">
        {done}
      </p>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {living.map((team) => (
          <TeamSheet key={team.id} team={team} locale={locale} may={view.mayStructure} ask={ask} />
        ))}
      </div>
      {archived.length > 0 && (
        <div className="mt-4">
          <Panel title={t("archivedTeams")}>
            <ul className="divide-y divide-hairline">
              {archived.map((team) => (
                <li key={team.id} className="flex items-center justify-between gap-3 py-2 text-small text-ink-2">
                  {team.name}
                  <Button
                    variant="plain"
                    aria-label={t("restoreOf", { name: team.name })}
                    onClick={() => ask({ what: "archive", of: { kind: "team", team, archive: false } })}
                  >
                    {t("restore")}
                  </Button>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      )}
      {open?.what === "team" && <TeamForm tenant={tenant} team={open.team} onClose={close} />}
      {open?.what === "channel" && (
        <ChannelForm tenant={tenant} today={view.today} team={open.team} channel={open.channel} onClose={close} />
      )}
      {open?.what === "archive" && <ArchiveDialog tenant={tenant} of={open.of} onClose={close} />}
    </>
  );
}

interface SheetProps {
  team: Team;
  locale: Part["locale"];
  may: boolean;
  ask: (open: Open) => void;
}

function TeamSheet({ team, locale, may, ask }: SheetProps) {
  const t = useTranslations("settings");
  const kinds = useTranslations("channelKind");
  const { name } = team;
  const [living, archived] = [
    team.channels.filter((channel) => !channel.archived),
    team.channels.filter((channel) => channel.archived),
  ];
  return (
    <Panel
      title={name}
      aside={
        may && (
          <span className="flex gap-3">
            <Button variant="plain" aria-label={t("renameOf", { name })} onClick={() => ask({ what: "team", team })}>
              {t("rename")}
            </Button>
            <Button
              variant="plain"
              aria-label={t("archiveOf", { name })}
              onClick={() => ask({ what: "archive", of: { kind: "team", team, archive: true } })}
            >
              {t("archive")}
            </Button>
          </span>
        )
      }
    >
      {living.length === 0 && <p className="py-2 text-small text-ink-2">{t("noChannels")}</p>}
      <ul className="divide-y divide-hairline">
        {living.map((channel) => (
          <li key={channel.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 text-small">
            <span className="min-w-0 flex-1 leading-normal">
              <span className="block break-words">
                {channel.name} {channel.name !== kinds(channel.kind) && <Badge>{kinds(channel.kind)}</Badge>}
              </span>
              <span className="block text-note text-ink-3">
                {t("rhythmSince", {
                  rhythm: t(`cadence.${channel.cadence}`),
                  date: dateLabel(channel.startsOn, locale),
                })}
              </span>
            </span>
            {may && (
              <span className="flex gap-3">
                <Button
                  variant="plain"
                  aria-label={t("editOf", { name: t("channelIn", { channel: channel.name, team: name }) })}
                  onClick={() => ask({ what: "channel", team, channel })}
                >
                  {t("edit")}
                </Button>
                <Button
                  variant="plain"
                  aria-label={t("archiveOf", { name: t("channelIn", { channel: channel.name, team: name }) })}
                  onClick={() => ask({ what: "archive", of: { kind: "channel", team, channel, archive: true } })}
                >
                  {t("archive")}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {may && (
        <div className="mt-3">
          <Button
            aria-label={t("addChannelTo", { team: name })}
            onClick={() => ask({ what: "channel", team, channel: null })}
          >
            {t("addChannel")}
          </Button>
        </div>
      )}
      {archived.length > 0 && (
        <details className="mt-3">
          <summary className="cursor-pointer text-small text-ink-2">
            {t("archivedChannels", { count: archived.length })}
          </summary>
          <ul className="divide-y divide-hairline">
            {archived.map((channel) => (
              <li key={channel.id} className="flex items-center justify-between gap-3 py-2 text-small text-ink-2">
                {channel.name}
                <Button
                  variant="plain"
                  aria-label={t("restoreOf", { name: t("channelIn", { channel: channel.name, team: name }) })}
                  onClick={() => ask({ what: "archive", of: { kind: "channel", team, channel, archive: false } })}
                >
                  {t("restore")}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}
