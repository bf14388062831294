import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { dateParam, idParam, type SearchParams } from "@/app/_lib/search-params";
import { api, orNotFound } from "@/app/_trpc/server";
import { MonthBoard } from "./month-board";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("record"))("byMonth") };
}

export default async function RecordMonthPage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const asked = {
    team: await idParam(searchParams, "team"),
    channel: await idParam(searchParams, "channel"),
    month: await dateParam(searchParams, "month"),
  };
  const [locale, view] = await Promise.all([getLocale(), orNotFound((await api()).record.month({ tenant, ...asked }))]);
  return <MonthBoard key={`${view.channel.id} ${view.month}`} tenant={tenant} locale={locale} view={view} />;
}
