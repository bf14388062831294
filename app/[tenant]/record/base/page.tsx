import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { dateParam, type SearchParams } from "@/app/_lib/search-params";
import { api, orNotFound } from "@/app/_trpc/server";
import { BaseBoard } from "./base-board";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("record"))("base") };
}

export default async function RecordBasePage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const month = await dateParam(searchParams, "month");
  const [locale, view] = await Promise.all([getLocale(), orNotFound((await api()).record.base({ tenant, month }))]);
  return <BaseBoard key={view.month} tenant={tenant} locale={locale} view={view} />;
}
