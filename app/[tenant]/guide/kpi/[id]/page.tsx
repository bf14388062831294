import type { Metadata } from "next";
import { Link } from "@/app/_components/ui/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/app/_components/ui/page-header";
import { Panel } from "@/app/_components/ui/panel";
import { api, orNotFound } from "@/app/_trpc/server";
import { guidePath } from "@/domain/guide/path";
import { isKpiId, KPIS } from "@/domain/kpi/kpi";
import { LINK, Prose } from "@/app/_components/guide/prose";
import { Counts } from "./counts";
import { Definition } from "./definition";
import { Facts } from "./facts";
import { OwnValue } from "./own-value";
import { Ranges } from "./ranges";
import { Related } from "./related";
import { WorkedExample } from "./worked-example";

interface Props {
  params: Promise<{ tenant: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  return isKpiId(id) ? { title: (await getTranslations("kpi"))(id) } : {};
}

/** One KPI: formula and variant in force, an example, the company's own value, how to measure it and how it misleads. */
export default async function GuideKpiPage({ params }: Props) {
  const { tenant, id } = await params;
  if (!isKpiId(id)) notFound();
  const [view, t] = [await orNotFound((await api()).guide.kpi({ tenant, kpi: id })), await getTranslations()];
  const of = { slug: tenant, kpi: KPIS[id], view };
  return (
    <div className="flex flex-col gap-4">
      <div>
        <PageHeader
          title={t(`kpi.${id}`)}
          actions={
            <Link href={`/${tenant}${guidePath("kpi")}`} className={`${LINK} text-small`}>
              {t("guide.page.back")}
            </Link>
          }
        />
        <Prose>{t(`guide.of.${id}.what`)}</Prose>
      </div>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <Definition {...of} />
          <WorkedExample {...of} />
          <Panel title={t("guide.page.measure")}>
            <Prose>{t(`guide.of.${id}.measure`)}</Prose>
            <Counts {...of} />
          </Panel>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <OwnValue {...of} />
          <Panel title={t("guide.page.trap")}>
            <Prose>{t(`guide.of.${id}.trap`)}</Prose>
          </Panel>
          <Panel title={t("guide.page.misleads")}>
            <Prose>{t(`guide.of.${id}.misleads`)}</Prose>
          </Panel>
          <Related {...of} />
          <Ranges {...of} />
          <Facts {...of} />
        </div>
      </div>
    </div>
  );
}
