import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { PageHeader } from "@/app/_components/ui/page-header";
import { Panel } from "@/app/_components/ui/panel";
import { dateParam, idParam, type SearchParams, textParam } from "@/app/_lib/search-params";
import { api, orNotFound } from "@/app/_trpc/server";
import { RecordActions, RecordContext } from "../record-frame";
import { CalendarGrid } from "./calendar-grid";
import { CatchUp } from "./catch-up";
import { Figures } from "./figures";
import { Legend } from "./legend";
import { Months } from "./months";
import type { Place } from "./place";
import { Steps } from "./steps";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calendar"))("title") };
}

/** What is recorded and what is not: a month of days, twelve months of shares, and the way to close the gaps. */
export default async function RecordCalendarPage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const [team, month] = [await textParam(searchParams, "team"), await dateParam(searchParams, "month")];
  const asked = { team: team === "all" ? team : await idParam(searchParams, "team"), month };
  const [t, locale, view] = await Promise.all([
    getTranslations("calendar"),
    getLocale(),
    orNotFound((await api()).record.calendar({ tenant, ...asked })),
  ]);
  const place: Place = { tenant, view, locale };
  const name = view.teams.find(({ id }) => id === view.team)?.name ?? t("allTeams");
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t("title")}
        context={<RecordContext team={name} fictional={view.fictional} />}
        actions={
          <RecordActions
            tenant={tenant}
            team={view.team && view.team !== "all" ? view.team : undefined}
            month={view.month}
            current="calendar"
          />
        }
      />
      {view.rows.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
      ) : (
        <>
          <Steps {...place} />
          <Panel>
            <CalendarGrid {...place} />
            <Legend {...place} />
          </Panel>
          <Figures {...place} />
          <CatchUp {...place} />
          <Months {...place} />
        </>
      )}
    </div>
  );
}
