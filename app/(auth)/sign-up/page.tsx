import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { SignUpForm } from "./sign-up-form";

export default async function SignUpPage() {
  const t = await getTranslations("signUp");
  return (
    <>
      <h1 className="mb-6 text-xl font-semibold">{t("title")}</h1>
      <SignUpForm />
      <p className="mt-6 text-ink-2">
        {t("haveAccount")} <Link className="underline" href="/sign-in">{t("toSignIn")}</Link>
      </p>
    </>
  );
}
