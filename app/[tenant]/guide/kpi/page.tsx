import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/app/_components/ui/page-header";
import { Panel } from "@/app/_components/ui/panel";
import { api, orNotFound } from "@/app/_trpc/server";
import { KPI_GROUPS } from "@/domain/kpi/kpi";
import { Prose } from "@/app/_components/guide/prose";
import { KpiTable } from "./kpi-table";

interface Props {
  params: Promise<{ tenant: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("guideLink"))("kpi") };
}

/** Every figure of the registry with its formula, by pillar. */
export default async function GuideKpisPage({ params }: Props) {
  const { tenant } = await params;
  const [t, { variants }] = [
    await getTranslations("guide.list"),
    await orNotFound((await api()).guide.definitions({ tenant })),
  ];
  return (
    <div className="flex flex-col gap-4">
      <div>
        <PageHeader title={(await getTranslations("guideLink"))("kpi")} />
        <Prose>{t("lead")}</Prose>
      </div>
      {KPI_GROUPS.map((group) => (
        <Panel key={group} title={t(`group.${group}`)}>
          <KpiTable slug={tenant} group={group} variants={variants} />
        </Panel>
      ))}
    </div>
  );
}
