import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { isKpiId } from "@/domain/kpi/kpi";
import { type SearchParams, textParam } from "@/app/_lib/search-params";
import { api, orNotFound } from "@/app/_trpc/server";
import { TargetBoard } from "./target-board";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("targets"))("title") };
}

/** What each team and the company want to reach, how far it is, and what became of it. `?new=` opens the dialog on a KPI. */
export default async function TargetsPage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const view = await orNotFound((await api()).target.list({ tenant }));
  const [team, asked] = [await textParam(searchParams, "team"), await textParam(searchParams, "new")];
  return (
    <TargetBoard
      key={team}
      tenant={tenant}
      view={view}
      team={view.teams.some(({ id }) => id === team) ? (team ?? null) : null}
      start={isKpiId(asked) ? asked : null}
    />
  );
}
