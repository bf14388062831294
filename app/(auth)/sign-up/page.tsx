import type { Metadata } from "next";
import { Link } from "@/app/_components/ui/link";
import { getTranslations } from "next-intl/server";
import { SignUpForm } from "./sign-up-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signUp"))("title") };
}

export default async function SignUpPage() {
  const t = await getTranslations("signUp");
  return (
    <>
      <h1 className="text-title font-semibold leading-snug">{t("title")}</h1>
      <p className="mt-2 mb-6 text-small leading-loose text-ink-2">{t("lead")}</p>
      <SignUpForm />
      <p className="mt-6 text-small leading-loose text-ink-2">
        {t("haveAccount")}{" "}
        <Link className="underline decoration-hairline-strong underline-offset-4 hover:text-ink" href="/sign-in">
          {t("toSignIn")}
        </Link>
      </p>
    </>
  );
}
