import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { type SearchParams, textParam } from "@/app/_lib/search-params";
import { api, orNotFound } from "@/app/_trpc/server";
import { askedDate, askedId } from "../asked";
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
    team: askedId(await textParam(searchParams, "team")),
    channel: askedId(await textParam(searchParams, "channel")),
    month: askedDate(await textParam(searchParams, "month")),
  };
  const [locale, view] = await Promise.all([getLocale(), orNotFound((await api()).record.month({ tenant, ...asked }))]);
  return <MonthBoard key={`${view.channel.id} ${view.month}`} tenant={tenant} locale={locale} view={view} />;
}
