import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/app/_components/ui/page-header";
import { Panel } from "@/app/_components/ui/panel";
import { api, orNotFound } from "@/app/_trpc/server";
import { Contents } from "./contents";
import { Journey } from "./journey";
import { Prose } from "@/app/_components/guide/prose";
import { RoleTable } from "./role-table";
import { Steps } from "./steps";
import { Ways } from "./ways";

interface Props {
  params: Promise<{ tenant: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("guide"))("title") };
}

/** What the journey is, where each role begins, and what the guide holds. */
export default async function GuidePage({ params }: Props) {
  const { tenant } = await params;
  const call = await api();
  const [t, { role }, { exporters }] = [
    await getTranslations("guide"),
    await orNotFound(call.tenant.shell({ tenant })),
    await orNotFound(call.guide.definitions({ tenant })),
  ];
  return (
    <div className="flex flex-col gap-4">
      <div>
        <PageHeader title={t("title")} />
        <Prose>{t("start.lead")}</Prose>
      </div>
      <Contents slug={tenant} />
      <Journey />
      <Panel title={t("start.waysTitle")}>
        <Ways slug={tenant} role={role} />
      </Panel>
      <Panel title={t("start.steps")}>
        <Steps />
      </Panel>
      <Panel title={t("start.mayTitle")}>
        <RoleTable exporters={exporters} />
      </Panel>
    </div>
  );
}
