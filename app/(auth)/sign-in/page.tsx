import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "./sign-in-form";

export default async function SignInPage() {
  const t = await getTranslations("signIn");
  return (
    <>
      <h1 className="mb-6 text-xl font-semibold">{t("title")}</h1>
      <SignInForm />
      <p className="mt-6 text-ink-2">
        {t("noAccount")} <Link className="underline" href="/sign-up">{t("toSignUp")}</Link>
      </p>
    </>
  );
}
