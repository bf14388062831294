import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DownloadButton } from "@/app/_components/download-button";
import { Badge } from "@/app/_components/ui/badge";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { Notice } from "@/app/_components/ui/notice";
import { PageHeader } from "@/app/_components/ui/page-header";
import { Panel } from "@/app/_components/ui/panel";
import type { SearchParams } from "@/app/_lib/search-params";
import { api, orNotFound } from "@/app/_trpc/server";
import { rangeDigits } from "@/domain/time/short-label";
import { CutNotice } from "@/app/_components/trends/cut-notice";
import { DefinitionNotice } from "@/app/_components/trends/definition-notice";
import { askedRows } from "./asked";
import { RowPages } from "./row-pages";
import { RowTable } from "./row-table";
import { rowTexts } from "./texts";
import { ValueLine } from "./value-line";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rows"))("title") };
}

/** The recorded periods behind one figure, each with how it counts; their sums give the figure. */
export default async function RowsPage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const { asked, ignored } = await askedRows(searchParams);
  const view = await orNotFound((await api()).trend.rows({ tenant, ...asked }));
  const locale = await getLocale();
  const [t, trends, texts] = [
    await getTranslations("rows"),
    await getTranslations("trends"),
    await rowTexts(view, locale),
  ];
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t("titleOf", { name: texts.subject })}
        context={
          <>
            <span className="num">{rangeDigits(view.range, locale)}</span>
            <span>{texts.scope}</span>
            {view.range.running && <Badge tone="attention">{trends("running")}</Badge>}
          </>
        }
        actions={view.mayExport && view.count > 0 && <DownloadButton tenant={tenant} rows={asked} />}
      />
      {ignored.length > 0 && <Notice tone="info">{trends("notice.ignored", { keys: ignored.join(", ") })}</Notice>}
      <CutNotice cut={view.range.cut} />
      <DefinitionNotice definitions={view.definitions} range={view.range} locale={locale} query={await searchParams}>
        {t("definition")}
      </DefinitionNotice>
      <ValueLine view={view} locale={locale} texts={texts} />
      {view.count === 0 ? (
        <EmptyState
          title={t("none")}
          action={<ButtonLink href={`/${tenant}/trends?kpi=${view.subject.id}`}>{t("toTrend")}</ButtonLink>}
        >
          {t("noneText")}
        </EmptyState>
      ) : (
        <Panel title={t("list")} note={t("count", { count: view.count })} aside={texts.leftOut}>
          <RowTable view={view} locale={locale} texts={texts} slug={tenant} />
          <RowPages page={view.page} pages={view.pages} query={await searchParams} />
        </Panel>
      )}
    </div>
  );
}
