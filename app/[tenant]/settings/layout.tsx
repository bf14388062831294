import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageHeader } from "@/app/_components/ui/page-header";
import { shellOf } from "@/app/_trpc/shell";
import { can } from "@/domain/members/role";
import { SettingsTabs } from "./settings-tabs";

/** The name of the room and its parts; each part is a page of its own. */
export default async function SettingsLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ tenant: string }>;
}) {
  const [{ tenant }, t] = await Promise.all([params, getTranslations("settings")]);
  return (
    <>
      <PageHeader title={t("title")} />
      <SettingsTabs tenant={tenant} isAdmin={can((await shellOf(tenant)).role, "member.write")} />
      {children}
    </>
  );
}
