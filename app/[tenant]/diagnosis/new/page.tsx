import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { dateParam, idParam, type SearchParams } from "@/app/_lib/search-params";
import { api, orNotFound } from "@/app/_trpc/server";
import { DiagnosisForm } from "./diagnosis-form";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("diagnosis"))("run") };
}

/** Who may not answer is told what a stranger is told: there is no such page. */
function refusedIsMissing(error: unknown): never {
  if (error instanceof TRPCError && error.code === "FORBIDDEN") notFound();
  throw error;
}

export default async function NewDiagnosisPage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const [team, date] = [await idParam(searchParams, "team"), await dateParam(searchParams, "date")];
  const view = await orNotFound((await api()).diagnosis.form({ tenant, team, date }).catch(refusedIsMissing));
  return <DiagnosisForm key={`${view.team.id} ${view.date}`} tenant={tenant} view={view} />;
}
