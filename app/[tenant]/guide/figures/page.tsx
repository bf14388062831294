import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/app/_components/ui/page-header";
import { Panel } from "@/app/_components/ui/panel";
import { FIGURE_IDS } from "@/domain/guide/topics";
import { Prose } from "@/app/_components/guide/prose";
import { FigureExample } from "./figure-example";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("guideLink"))("figures") };
}

/** How the figures are made: each rule with its reason, and an example the engine computes. */
export default async function FiguresPage() {
  const t = await getTranslations("guide");
  return (
    <div className="flex flex-col gap-4">
      <div>
        <PageHeader title={t("topic.figures.title")} />
        <Prose>{t("figures.lead")}</Prose>
      </div>
      {FIGURE_IDS.map((id) => (
        <div key={id} id={`figure-${id}`} className="scroll-mt-4">
          <Panel title={t(`figures.of.${id}.title`)}>
            <div className="grid grid-cols-1 items-start gap-x-8 gap-y-4 lg:grid-cols-2">
              <Prose>{t(`figures.of.${id}.text`)}</Prose>
              <FigureExample id={id} />
            </div>
          </Panel>
        </div>
      ))}
    </div>
  );
}
