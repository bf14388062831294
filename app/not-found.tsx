import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notFound"))("title") };
}

/** What does not exist, and what is not the reader's to see: one page for both. */
export default async function NotFound() {
  const t = await getTranslations("notFound");
  return (
    <main className="mx-auto flex min-h-[60dvh] w-full max-w-[60ch] flex-col items-start justify-center gap-3 px-4 py-8">
      <h1 className="text-[20px] leading-[1.35] font-semibold">{t("title")}</h1>
      <p className="leading-[1.75] text-ink-2">{t("text")}</p>
      <a href="/" className="inline-flex h-11 items-center underline underline-offset-4">{t("home")}</a>
    </main>
  );
}
