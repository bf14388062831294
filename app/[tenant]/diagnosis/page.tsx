import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Badge } from "@/app/_components/ui/badge";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { PageHeader } from "@/app/_components/ui/page-header";
import { dateParam, idParam, type SearchParams } from "@/app/_lib/search-params";
import { api, orNotFound } from "@/app/_trpc/server";
import { EmptyHistory } from "./empty-history";
import { History } from "./history";
import { TeamLinks } from "./team-links";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("diagnosis"))("title") };
}

export default async function DiagnosisPage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const t = await getTranslations("diagnosis");
  const view = await orNotFound(
    (await api()).diagnosis.history({
      tenant,
      team: await idParam(searchParams, "team"),
      from: await dateParam(searchParams, "from"),
      to: await dateParam(searchParams, "to"),
    }),
  );
  const { team } = view;
  if (!team)
    return (
      <>
        <PageHeader title={t("title")} />
        <p className="leading-loose">{t("noTeam")}</p>
      </>
    );
  const run = view.canRun && (
    <ButtonLink variant="primary" href={`/${tenant}/diagnosis/new?team=${team.id}`}>
      {t("run")}
    </ButtonLink>
  );
  const none = view.days.length === 0;
  return (
    <>
      <PageHeader
        title={t("title")}
        context={
          <>
            <span>{team.name}</span>
            {view.fictional && <Badge tone="fictional">{t("fictional")}</Badge>}
          </>
        }
        actions={none ? undefined : run}
      />
      <TeamLinks teams={view.teams} current={team.id} href={(id) => `/${tenant}/diagnosis?team=${id}`} />
      {none ? <EmptyHistory canRun={view.canRun} run={run} /> : <History view={{ ...view, team }} tenant={tenant} />}
    </>
  );
}
