import { Link } from "@/app/_components/ui/link";
import { useTranslations } from "next-intl";
import { CHANNEL_KINDS, CHANNELS } from "@/domain/measures/channel";
import type { Viewpoint } from "@/domain/diagnosis/checklist";
import { guidePath } from "@/domain/guide/path";
import { HEADLINE, KPI_GROUPS, type KpiId } from "@/domain/kpi/kpi";
import { LINK, Part } from "@/app/_components/guide/prose";

/** The figures that tell how far a team has come in a viewpoint (the KPI viewpoint shows the headline ones of each pillar). */
const TELLING: Readonly<Record<Exclude<Viewpoint, "kpi" | "channel">, readonly KpiId[]>> = {
  role: ["proactive_share", "retention_rate", "cost_per_contact"],
  skill: ["quality_score", "fcr", "offer_rate", "upsell_conversion"],
};

/** What the engine's registries know of a viewpoint: its channels, or its KPIs. */
export function FromRegistry({ slug, viewpoint }: { slug: string; viewpoint: Viewpoint }) {
  const t = useTranslations();
  if (viewpoint === "channel") {
    const named = (voice: boolean) =>
      CHANNEL_KINDS.filter((kind) => CHANNELS[kind].voice === voice)
        .map((kind) => t(`channelKind.${kind}`))
        .join(" / ");
    return (
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 text-small leading-loose">
        <dt className="text-ink-2">{t("guide.viewpoints.voice")}</dt>
        <dd>{named(true)}</dd>
        <dt className="text-ink-2">{t("guide.viewpoints.nonVoice")}</dt>
        <dd>{named(false)}</dd>
      </dl>
    );
  }
  if (viewpoint !== "kpi")
    return (
      <Part title={t("guide.terms.kpis")}>
        <KpiLinks slug={slug} ids={TELLING[viewpoint]} />
      </Part>
    );
  return (
    <>
      {KPI_GROUPS.map((group) => (
        <Part key={group} title={t(`guide.viewpoints.${group}`)}>
          <KpiLinks slug={slug} ids={HEADLINE[group]} />
        </Part>
      ))}
    </>
  );
}

function KpiLinks({ slug, ids }: { slug: string; ids: readonly KpiId[] }) {
  const t = useTranslations("kpi");
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-small leading-loose">
      {ids.map((id) => (
        <li key={id}>
          <Link href={`/${slug}${guidePath(`kpi:${id}`)}`} className={LINK}>
            {t(id)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
