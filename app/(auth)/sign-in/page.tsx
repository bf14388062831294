import type { Metadata } from "next";
import { Link } from "@/app/_components/ui/link";
import { getTranslations } from "next-intl/server";
import { onSite } from "@/domain/site-path";
import { DoorLink } from "../door-text";
import { SignInForm } from "./sign-in-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const [t, { next }] = await Promise.all([getTranslations("signIn"), searchParams]);
  return (
    <>
      <h1 className="mb-5 text-title font-semibold leading-snug">{t("title")}</h1>
      <SignInForm next={onSite(typeof next === "string" ? next : null)} />
      <DoorLink href="/forgot">{t("forgot")}</DoorLink>
      <p className="mt-2 text-small leading-loose text-ink-2">
        {t("noAccount")}{" "}
        <Link className="underline decoration-hairline-strong underline-offset-4 hover:text-ink" href="/sign-up">
          {t("toSignUp")}
        </Link>
      </p>
    </>
  );
}
