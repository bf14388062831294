import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import { LanguageChoice } from "@/app/_components/nav/language-choice";
import { textsOf } from "@/app/_lib/client-texts";
import { ProductPromise } from "./promise";

/** The door: what the product promises beside what is asked; one column where there is no room for two. */
export default async function AuthLayout({ children }: { children: React.ReactNode }) {
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <ProductPromise />
      <main className="mx-auto flex w-full max-w-[480px] flex-col px-4 py-8 sm:px-6 lg:justify-center lg:py-12">
        <NextIntlClientProvider messages={textsOf("door", await getMessages())}>
          {children}
          <div className="mt-10">
            <LanguageChoice />
          </div>
        </NextIntlClientProvider>
      </main>
    </div>
  );
}
