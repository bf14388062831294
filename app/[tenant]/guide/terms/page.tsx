import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/app/_components/ui/page-header";
import { TERM_IDS, TERMS } from "@/domain/guide/terms";
import { guidePath } from "@/domain/guide/path";
import { Prose } from "@/app/_components/guide/prose";
import { type TermEntry, TermList } from "./term-list";

interface Props {
  params: Promise<{ tenant: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("guide"))("topic.terms.title") };
}

/** The words of the trade, to be searched and linked to. */
export default async function TermsPage({ params }: Props) {
  const { tenant } = await params;
  const t = await getTranslations();
  const entries = TERM_IDS.map((id): TermEntry => {
    const { kpis = [], measures = [], channels = [] } = TERMS[id];
    return {
      id,
      name: t(`guide.term.${id}.name`),
      text: t(`guide.term.${id}.text`),
      keys: t(`guide.term.${id}.keys`),
      kpis: kpis.map((kpi) => ({ href: `/${tenant}${guidePath(`kpi:${kpi}`)}`, name: t(`kpi.${kpi}`) })),
      measures: measures.map((measure) => t(`measure.${measure}`)),
      channels: channels.map((kind) => t(`channelKind.${kind}`)),
    };
  });
  const words = {
    search: t("guide.terms.search"),
    hint: t("guide.terms.hint"),
    clear: t("guide.terms.clear"),
    kpis: t("guide.terms.kpis"),
    measures: t("guide.terms.measures"),
    channels: t("guide.terms.channels"),
  };
  return (
    <div className="flex flex-col gap-4">
      <div>
        <PageHeader title={t("guide.topic.terms.title")} />
        <Prose>{t("guide.terms.lead")}</Prose>
      </div>
      <TermList entries={entries} words={words} />
    </div>
  );
}
