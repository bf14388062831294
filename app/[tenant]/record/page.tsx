import { getLocale, getTranslations } from "next-intl/server";
import { api, orNotFound } from "@/app/_trpc/server";
import { dateLabel } from "@/domain/period-label";
import { DayForm } from "./day-form";

export default async function RecordPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const [t, locale, view] = await Promise.all([getTranslations("record"), getLocale(), orNotFound((await api()).record.yesterday({ tenant }))]);
  return (
    <main className="mx-auto max-w-3xl px-4 py-8">
      <h1 className="text-xl font-semibold">{t("title", { date: dateLabel(view.day, locale as "ja" | "en") })}</h1>
      {view.lines.length === 0 && <p className="mt-4">{t("noChannels")}</p>}
      {view.lines.map((line) => <DayForm key={line.id} tenant={tenant} day={view.day} line={line} />)}
    </main>
  );
}
