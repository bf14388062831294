import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { connection } from "next/server";
import { api } from "./_trpc/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notFound"))("title") };
}

/** The companies of whoever asks; none for a stranger, and none where nobody can tell. */
const companies = () =>
  api()
    .then((call) => call.account.tenants())
    .catch(() => []);

const LINK = "inline-flex min-h-11 items-center underline underline-offset-4";

/** What does not exist, and what is not the reader's to see: one page for both, with the ways on. */
export default async function NotFound() {
  // Made for each reader: it is not to be tried when the product is built.
  await connection();
  const [t, own] = await Promise.all([getTranslations("notFound"), companies()]);
  return (
    <main className="mx-auto flex min-h-[60dvh] w-full max-w-[60ch] flex-col items-start justify-center gap-3 px-4 py-8">
      <h1 className="text-title leading-snug font-semibold">{t("title")}</h1>
      <p className="leading-loose text-ink-2">{t("text")}</p>
      {own.length > 0 ? (
        <div>
          <p className="text-small text-ink-2">{t("companies")}</p>
          <ul>
            {own.map(({ slug, name }) => (
              <li key={slug}>
                <a href={`/${slug}`} className={LINK}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <a href="/sign-in" className={LINK}>
          {t("signIn")}
        </a>
      )}
    </main>
  );
}
