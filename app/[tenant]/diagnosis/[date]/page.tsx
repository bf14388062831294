import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { idParam, type SearchParams, textParam } from "@/app/_lib/search-params";
import { api, orNotFound } from "@/app/_trpc/server";
import { isLocalDate } from "@/domain/time/period";
import { Result } from "./result";

interface Props {
  params: Promise<{ tenant: string; date: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("diagnosis.result"))("title") };
}

export default async function DiagnosisResultPage({ params, searchParams }: Props) {
  const { tenant, date } = await params;
  if (!isLocalDate(date)) notFound();
  const view = await orNotFound(
    (await api()).diagnosis.result({ tenant, date, team: await idParam(searchParams, "team") }),
  );
  return <Result view={view} tenant={tenant} saved={(await textParam(searchParams, "saved")) !== undefined} />;
}
