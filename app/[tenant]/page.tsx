import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { api, orNotFound } from "@/app/_trpc/server";
import { formatValue } from "@/domain/format-number";

export default async function HomePage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const [t, locale, view] = await Promise.all([getTranslations("home"), getLocale(), orNotFound((await api()).kpi.answerRate({ tenant }))]);
  const { value } = view;
  return (
    <main className="mx-auto max-w-3xl px-4 py-8">
      <h1 className="text-xl font-semibold">{view.tenant}</h1>
      <section className="mt-6 rounded-lg border border-hairline bg-surface p-4" aria-labelledby="answer-rate">
        <h2 id="answer-rate" className="text-[13px] text-ink-2">{t("answerRate")}</h2>
        <p className="num text-2xl" data-testid="answer-rate">{value.value === null ? t("noData") : formatValue(value.value, "ratio", locale as "ja" | "en")}</p>
        {value.value !== null && <p className="num text-xs text-ink-3">{t("used", { used: value.used, n: value.n ?? 0 })}</p>}
      </section>
      {view.role !== "executive" && (
        <Link href={`/${tenant}/record`} className="mt-6 inline-flex h-11 items-center rounded bg-ink px-4 font-semibold text-paper">{t("record")}</Link>
      )}
    </main>
  );
}
