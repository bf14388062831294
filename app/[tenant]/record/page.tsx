import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "@/app/_components/ui/page-header";
import { dateParam, idParam, type SearchParams } from "@/app/_lib/search-params";
import { api, orNotFound } from "@/app/_trpc/server";
import { DayBoard } from "./day-board";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("record"))("name") };
}

export default async function RecordPage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const asked = {
    team: await idParam(searchParams, "team"),
    date: await dateParam(searchParams, "date"),
  };
  const [t, locale, view] = await Promise.all([
    getTranslations("record"),
    getLocale(),
    orNotFound((await api()).record.day({ tenant, ...asked })),
  ]);
  const { team } = view;
  if (!team)
    return (
      <>
        <PageHeader title={t("name")} />
        <p className="leading-loose">{t("noTeam")}</p>
      </>
    );
  return <DayBoard key={`${team.id} ${view.date}`} tenant={tenant} locale={locale} view={{ ...view, team }} />;
}
