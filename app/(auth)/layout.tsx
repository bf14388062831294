import { LanguageChoice } from "@/app/_components/nav/language-choice";
import { AreaTexts } from "@/app/_lib/area-texts";
import { ProductPromise } from "./promise";

/** The door: what the product promises beside what is asked; one column where there is no room for two. */
export default function AuthLayout({ children }: { children: React.ReactNode }) {
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <ProductPromise />
      <main className="mx-auto flex w-full max-w-[480px] flex-col px-4 py-8 sm:px-6 lg:justify-center lg:py-12">
        <AreaTexts area="door">
          {children}
          <div className="mt-10">
            <LanguageChoice />
          </div>
        </AreaTexts>
      </main>
    </div>
  );
}
