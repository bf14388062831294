import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { type SearchParams } from "@/app/_lib/search-params";
import { api, orNotFound } from "@/app/_trpc/server";
import { askedOf } from "./asked";
import { EventBoard } from "./event-board";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("events"))("title") };
}

/** What happened, by date: what the charts show as flags. */
export default async function EventsPage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const asked = await askedOf(searchParams);
  const [locale, view] = await Promise.all([getLocale(), orNotFound((await api()).event.list({ tenant, ...asked }))]);
  return <EventBoard tenant={tenant} locale={locale} view={view} asked={asked} />;
}
