import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "@/app/_components/ui/page-header";
import type { SearchParams } from "@/app/_lib/search-params";
import { api, orNotFound } from "@/app/_trpc/server";
import { openUsual } from "@/app/_components/views/own-views";
import { SavedViews } from "@/app/_components/views/saved-views";
import { askedTrend } from "./asked";
import { ControlBar } from "./control-bar";
import { DefinitionNotice } from "@/app/_components/trends/definition-notice";
import { FigureTable } from "./figure-table";
import { LinePanel } from "./line-panel";
import { MixPanel } from "./mix-panel";
import { namesOf } from "./names";
import { NoRecords } from "./no-records";
import { Notices } from "./notices";
import type { Place } from "./place";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trends"))("title") };
}

/** Any figure over any time, of any teams and channels, beside what it was. */
export default async function TrendsPage({ params, searchParams }: Props) {
  const { tenant } = await params;
  await openUsual(tenant, "trends", searchParams);
  const { asked, ignored } = await askedTrend(searchParams);
  const view = await orNotFound((await api()).trend.view({ tenant, ...asked }));
  const place: Place = { slug: tenant, view, locale: await getLocale() };
  const [t, names] = [await getTranslations("trends"), await namesOf(place)];
  return (
    <div className="flex flex-col gap-4">
      <div>
        <PageHeader
          title={t("title")}
          context={
            <>
              <span>{names.subject}</span>
              <SavedViews slug={tenant} page="trends" searchParams={searchParams} />
            </>
          }
        />
        <ControlBar {...place} />
      </div>
      <Notices {...place} ignored={ignored} />
      <DefinitionNotice {...place} definitions={view.definitions} range={view.range} query={await searchParams}>
        {t("definition.apart")}
      </DefinitionNotice>
      {view.hasRecords || view.subject.source !== "record" ? (
        <>
          <LinePanel place={place} names={names} />
          <FigureTable place={place} names={names} />
          <MixPanel place={place} names={names} />
        </>
      ) : (
        <NoRecords {...place} />
      )}
    </div>
  );
}
