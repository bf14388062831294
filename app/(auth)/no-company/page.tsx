import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { api } from "@/app/_trpc/server";
import { currentUser } from "@/server/auth";
import { DoorLink, DoorTitle } from "../door-text";
import { LeaveButton } from "./leave-button";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("noCompany"))("title") };
}

/** For whoever is signed in and has no company left: why, and the ways on. */
export default async function NoCompanyPage() {
  const [t, user] = await Promise.all([getTranslations("noCompany"), currentUser()]);
  if (!user) redirect("/sign-in");
  const [first] = await (await api()).account.tenants();
  if (first) redirect(`/${first.slug}`);
  return (
    <>
      <DoorTitle title={t("title")}>
        <p>{t("text", { email: user.email })}</p>
        <p>{t("ways")}</p>
      </DoorTitle>
      <LeaveButton person={user.id} />
      <DoorLink href="/sign-up">{t("toSignUp")}</DoorLink>
    </>
  );
}
