import type { Metadata } from "next";
import { Link } from "@/app/_components/ui/link";
import { getTranslations } from "next-intl/server";
import { LanguageChoice } from "@/app/_components/nav/language-choice";
import { ThemeChoice } from "@/app/_components/nav/theme-choice";
import { Panel } from "@/app/_components/ui/panel";
import { api, orNotFound } from "@/app/_trpc/server";
import { currentTheme } from "@/server/locale";
import { DeviceList } from "./device-list";
import { LeaveCompany } from "./leave-company";
import { ProfileForm } from "./profile-form";
import { SignInPanel } from "./sign-in-panel";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("title") };
}

/** One's own account, devices, display and companies. */
export default async function SettingsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const call = await api();
  const [t, own, theme, { facts }, { email, sendsMail, ...profile }, devices, companies] = await Promise.all([
    getTranslations("settings"),
    getTranslations("account"),
    currentTheme(),
    orNotFound(call.settings.view({ tenant })),
    orNotFound(call.account.profile()),
    orNotFound(call.account.sessions()),
    orNotFound(call.account.tenants()),
  ]);
  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      <Panel title={own("profile")}>
        <ProfileForm profile={profile} />
      </Panel>
      <Panel title={t("account")}>
        <SignInPanel email={email} sendsMail={sendsMail} />
      </Panel>
      <div className="md:col-span-2">
        <Panel title={own("devices")}>
          <DeviceList devices={devices} zone={facts.zone} />
        </Panel>
      </div>
      <Panel title={t("display")}>
        <div className="flex flex-wrap gap-4">
          <LanguageChoice />
          <ThemeChoice chosen={theme ?? "device"} />
        </div>
      </Panel>
      <Panel title={t("companies")}>
        <ul className="text-small">
          {companies.map(({ slug, name }) => (
            <li key={slug} className="py-1">
              {slug === tenant ? (
                <span>
                  {name} <span className="text-ink-3">{t("current")}</span>
                </span>
              ) : (
                <Link href={`/${slug}`} className="underline underline-offset-4">
                  {name}
                </Link>
              )}
            </li>
          ))}
        </ul>
        <div className="mt-3">
          <LeaveCompany tenant={tenant} company={facts.name} />
        </div>
      </Panel>
    </div>
  );
}
