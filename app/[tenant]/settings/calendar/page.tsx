import type { Metadata } from "next";
import { Link } from "@/app/_components/ui/link";
import { getTranslations } from "next-intl/server";
import { Panel } from "@/app/_components/ui/panel";
import { AdminOnly } from "../admin-only";
import { partOf } from "../settings-view";
import { SpecialDays } from "./special-days";
import { WeekForm } from "./week-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("part.calendar") };
}

/** On which days the company works: its week, the public holidays, and days of its own. */
export default async function CalendarSettingsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const [t, { tenant, view, locale }] = await Promise.all([getTranslations("settings"), partOf(params)]);
  return (
    <>
      <AdminOnly shown={!view.mayWrite} />
      <p className="mb-4 max-w-3xl text-small leading-loose text-ink-2">
        {t("calendarText")}{" "}
        <Link
          href={`/${tenant}/record/calendar`}
          className="whitespace-nowrap underline decoration-hairline-strong underline-offset-4 hover:text-ink"
        >
          {t("toRecordCalendar")}
        </Link>
      </p>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel title={t("workWeek")}>
          <WeekForm tenant={tenant} view={view} />
        </Panel>
        <SpecialDays tenant={tenant} view={view} locale={locale} />
      </div>
    </>
  );
}
