import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { KpiLedger } from "@/app/_components/kpi/kpi-ledger";
import { type SearchParams, viewOf } from "@/app/_lib/search-params";
import { api, orNotFound } from "@/app/_trpc/server";
import { shellOf } from "@/app/_trpc/shell";
import { can } from "@/domain/members/role";
import { CardOrder } from "./_home/card-order";
import { DueBlock } from "./_home/due-block";
import { FirstSteps } from "./_home/first-steps";
import { HistoryBlock } from "./_home/history-block";
import { HomeHeader } from "./_home/home-header";
import { MixBlock } from "./_home/mix-block";
import { NextBlock } from "./_home/next-block";
import { PositionBlock } from "./_home/position-block";
import { kpiHref } from "./_home/place";
import { SetupBlock } from "./_home/setup-block";
import { StructureBlock } from "./_home/structure-block";
import { SummaryBlock } from "./_home/summary-block";
import { TrendBlock } from "./_home/trend-block";
import { openUsual } from "@/app/_components/views/own-views";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: SearchParams;
}

/** Whole, because a layout's template is for the pages below it and not for the page beside it. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { name }] = [await getTranslations("home"), await shellOf((await params).tenant)];
  return { title: { absolute: `${t("title")} | ${name} | Tenkan` } };
}

/** Where the team stands, what is not recorded, the figures from 守り to 攻め, and what to do next. */
export default async function HomePage({ params, searchParams }: Props) {
  const { tenant } = await params;
  await openUsual(tenant, "home", searchParams);
  const call = await api();
  const asked = await viewOf(searchParams);
  const shell = await shellOf(tenant);
  const [view, setup] = await Promise.all([
    orNotFound(call.kpi.overview({ tenant, ...asked })),
    can(shell.role, "structure.write") ? call.tenant.setup({ tenant }) : null,
  ]);
  const place = { slug: tenant, view };
  return (
    <div className="flex flex-col gap-4">
      <HomeHeader {...place} shell={shell} searchParams={searchParams} />
      {view.role === "executive" && view.hasRecords && <SummaryBlock {...place} />}
      <PositionBlock {...place} />
      {view.canRecord && view.hasRecords && <DueBlock {...place} />}
      {setup && view.hasRecords && <SetupBlock slug={tenant} setup={setup} />}
      {view.hasRecords ? (
        <>
          <CardOrder
            tenant={tenant}
            now={view.groups.map(({ group, cards, more }) => ({ group, ids: [...cards, ...more].map(({ id }) => id) }))}
            usual={view.usual}
            kept={view.order}
          >
            <KpiLedger groups={view.groups} running={view.range.running} hrefOf={(kpi) => kpiHref(place, kpi)} />
          </CardOrder>
          <div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <TrendBlock {...place} />
            <MixBlock {...place} />
          </div>
          <div className="grid grid-cols-1 gap-4 empty:hidden lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] [&>:only-child]:col-span-full">
            <HistoryBlock {...place} />
            <NextBlock {...place} />
          </div>
        </>
      ) : (
        <FirstSteps {...place} />
      )}
      {setup && !view.hasRecords && <SetupBlock slug={tenant} setup={setup} />}
      {setup && <StructureBlock slug={tenant} setup={setup} />}
    </div>
  );
}
