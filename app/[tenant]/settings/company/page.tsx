import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Panel } from "@/app/_components/ui/panel";
import { AdminOnly } from "../admin-only";
import { partOf } from "../settings-view";
import { CompanyForm } from "./company-form";
import { SumsCheck } from "./sums-check";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("part.company") };
}

/** What the company's figures depend on: its name, zone, year, week and currency. */
export default async function CompanySettingsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const [t, sums, { tenant, view }] = await Promise.all([
    getTranslations("settings"),
    getTranslations("sums"),
    partOf(params),
  ]);
  return (
    <>
      <AdminOnly shown={!view.mayWrite} />
      <Panel title={t("company")}>
        <CompanyForm tenant={tenant} view={view} />
      </Panel>
      {view.mayWrite && (
        <div className="mt-4">
          <Panel title={sums("title")}>
            <SumsCheck tenant={tenant} />
          </Panel>
        </div>
      )}
    </>
  );
}
