import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/app/_components/ui/page-header";
import { Panel } from "@/app/_components/ui/panel";
import { VIEWPOINTS } from "@/domain/diagnosis/checklist";
import { Prose } from "@/app/_components/guide/prose";
import { Comparison } from "./comparison";
import { ViewpointSection } from "./viewpoint-section";

interface Props {
  params: Promise<{ tenant: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("guide"))("topic.viewpoints.title") };
}

/** Call center and customer support side by side, then viewpoint by viewpoint. */
export default async function ViewpointsPage({ params }: Props) {
  const { tenant } = await params;
  const t = await getTranslations("guide");
  return (
    <div className="flex flex-col gap-4">
      <div>
        <PageHeader title={t("topic.viewpoints.title")} />
        <Prose>{t("viewpoints.lead")}</Prose>
      </div>
      <Panel>
        <Comparison />
      </Panel>
      {VIEWPOINTS.map((viewpoint) => (
        <ViewpointSection key={viewpoint} slug={tenant} viewpoint={viewpoint} />
      ))}
    </div>
  );
}
