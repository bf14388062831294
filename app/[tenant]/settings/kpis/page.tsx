import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminOnly } from "../admin-only";
import { partOf } from "../settings-view";
import { Definitions } from "./definitions";
import { ShownKpis } from "./shown-kpis";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("part.kpis") };
}

/** By which definitions KPIs are reckoned, from which day on, and which of them are shown. */
export default async function KpiSettingsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const part = await partOf(params);
  return (
    <>
      <AdminOnly shown={!part.view.mayWrite} />
      <div className="flex flex-col gap-4">
        <Definitions {...part} />
        <ShownKpis {...part} />
      </div>
    </>
  );
}
