import { Link } from "@/app/_components/ui/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Badge } from "@/app/_components/ui/badge";
import { DataTable } from "@/app/_components/ui/data-table";
import { Panel } from "@/app/_components/ui/panel";
import { dateLabel } from "@/domain/time/label";
import { isSetUp } from "@/domain/tenants/setup";
import type { SetupView } from "@/server/tenants/setup";

type Row = Record<string, ReactNode>;

/** Every team and channel with what is recorded: since when, until when, and whether something is waiting. */
export async function StructureBlock({ slug, setup }: { slug: string; setup: SetupView }) {
  const [t, locale] = [await getTranslations("home.structure"), await getLocale()];
  const columns = [
    { key: "team", label: t("team") },
    { key: "channel", label: t("channel") },
    { key: "cadence", label: t("cadence") },
    { key: "first", label: t("first"), numeric: true },
    { key: "last", label: t("last"), numeric: true },
    { key: "state", label: t("state") },
  ];
  const day = (date: string | null) => (date === null ? "—" : dateLabel(date, locale));
  const rowOf = (team: string, channel: SetupView["teams"][number]["channels"][number]): Row => ({
    key: channel.id,
    team,
    channel: channel.name,
    cadence: t(`every.${channel.cadence}`),
    first: day(channel.first),
    last: day(channel.last),
    state:
      channel.state === "missing" ? (
        <Badge tone="attention">{t("missing")}</Badge>
      ) : (
        t(channel.state === "recorded" ? "recorded" : "rest")
      ),
  });
  const rows = setup.teams.flatMap(({ id, name, channels }): Row[] =>
    channels.length === 0
      ? [{ key: id, team: name, channel: <span className="text-ink-3">{t("noChannel")}</span> }]
      : channels.map((channel) => rowOf(name, channel)),
  );
  return (
    <Panel
      title={t("title")}
      note={isSetUp(setup.steps) ? t("setUp") : undefined}
      aside={
        <Link
          href={`/${slug}/settings/teams`}
          className="inline-flex items-center underline decoration-hairline-strong underline-offset-4 hover:text-ink pointer-coarse:min-h-11"
        >
          {t("change")}
        </Link>
      }
    >
      <DataTable caption={t("title")} hideCaption columns={columns} rows={rows} />
    </Panel>
  );
}
