import { useLocale, useTranslations } from "next-intl";
import { Panel } from "@/app/_components/ui/panel";
import { formatPercent } from "@/domain/format/number";
import { sourceOf } from "@/domain/guide/sources";
import { directionOf } from "@/domain/kpi/kpi";
import { listText } from "@/domain/format/list";
import type { Of } from "./of";

/** What the registry says of a KPI besides its arithmetic. */
export function Facts({ kpi, view: { variants } }: Of) {
  const t = useTranslations();
  const locale = useLocale();
  const band =
    kpi.band &&
    t("guide.page.bandOf", { low: formatPercent(kpi.band[0], locale, 0), high: formatPercent(kpi.band[1], locale, 0) });
  const sources = [
    ...new Set(
      kpi.sources.map((name) => {
        const source = sourceOf(name);
        return source?.kind === "published"
          ? source.address
          : t(source?.kind === "ours" ? "guide.page.ours" : "guide.page.general");
      }),
    ),
  ];
  const facts: readonly (readonly [
    name: "unit" | "direction" | "group" | "channels" | "source" | "definition",
    text: string,
  ])[] = [
    ["unit", t(`guide.page.unitOf.${kpi.unit}`)],
    [
      "direction",
      [t(`guide.page.directionOf.${directionOf(kpi, variants)}`), band]
        .filter(Boolean)
        .join(locale === "ja" ? "。" : ". "),
    ],
    ["group", t(`guide.list.group.${kpi.group}`)],
    [
      "channels",
      kpi.channels === "base"
        ? t("guide.page.channelsBase")
        : listText(
            kpi.channels.map((kind) => t(`channelKind.${kind}`)),
            locale,
          ),
    ],
    ["source", t(`guide.page.sourceOf.${kpi.source}`)],
    ["definition", sources.join(", ")],
  ];
  return (
    <Panel title={t("guide.page.facts")}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-small leading-relaxed">
        {facts.map(([name, text]) => (
          <div key={name} className="contents">
            <dt className="text-ink-2">{t(`guide.page.${name}`)}</dt>
            <dd className="[overflow-wrap:anywhere]">{text}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
