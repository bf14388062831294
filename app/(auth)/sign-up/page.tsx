import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { SignUpForm } from "./sign-up-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signUp"))("title") };
}

export default async function SignUpPage() {
  const t = await getTranslations("signUp");
  return (
    <>
      <h1 className="text-[20px] font-semibold leading-[1.35]">{t("title")}</h1>
      <p className="mt-2 mb-6 text-[13px] leading-[1.75] text-ink-2">{t("lead")}</p>
      <SignUpForm />
      <p className="mt-6 text-[13px] leading-[1.75] text-ink-2">
        {t("haveAccount")}{" "}
        <Link className="underline decoration-hairline-strong underline-offset-4 hover:text-ink" href="/sign-in">
          {t("toSignIn")}
        </Link>
      </p>
    </>
  );
}
