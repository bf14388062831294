import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { type SearchParams, viewOf } from "@/app/_lib/search-params";
import { api, orNotFound } from "@/app/_trpc/server";
import { isKpiId } from "@/domain/kpi/kpi";
import { CutNotice } from "@/app/_components/trends/cut-notice";
import { Attainment } from "./attainment";
import { Figure } from "./figure";
import { KpiHeader } from "./kpi-header";
import { MadeOf } from "./made-of";
import { MonthTrend } from "./month-trend";
import { TargetHistory } from "./target-history";

interface Props {
  params: Promise<{ tenant: string; id: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  return isKpiId(id) ? { title: (await getTranslations("kpi"))(id) } : {};
}

/** One KPI of what was looked at: its value and what it is made of, its months, its targets and what became of them. */
export default async function KpiPage({ params, searchParams }: Props) {
  const { tenant, id } = await params;
  if (!isKpiId(id)) notFound();
  const view = await orNotFound((await api()).kpi.one({ tenant, kpi: id, ...(await viewOf(searchParams)) }));
  const place = { slug: tenant, view };
  return (
    <div className="flex flex-col gap-4">
      <KpiHeader {...place} />
      <CutNotice cut={view.range.cut} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <Figure {...place} />
          <TargetHistory {...place} />
        </div>
        <MadeOf {...place} />
      </div>
      <MonthTrend {...place} />
      <Attainment {...place} />
    </div>
  );
}
