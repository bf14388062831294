import { useTranslations } from "next-intl";
import { Panel } from "@/app/_components/ui/panel";
import { RANGES } from "@/domain/guide/ranges";
import { sourceOf } from "@/domain/guide/sources";
import type { Of } from "./of";

/** Published values, each with its source and date; nothing where there is none. */
export function Ranges({ kpi }: Of) {
  const t = useTranslations("guide");
  const sources = RANGES[kpi.id] ?? [];
  if (sources.length === 0) return null;
  return (
    <Panel title={t("page.range")}>
      <ul className="flex flex-col gap-2 text-small leading-loose">
        {sources.map((name, index) => {
          const source = sourceOf(name);
          if (source?.kind !== "published") return null;
          return (
            <li key={name}>
              <p>{t(`range.${kpi.id}.${index}`)}</p>
              <p className="text-note break-all text-ink-3">
                {t("page.rangeSource", { source: source.address, date: source.dated ?? t("page.undated") })}
              </p>
            </li>
          );
        })}
      </ul>
      <p className="mt-2 text-note leading-relaxed text-ink-3">{t("page.rangeNote")}</p>
    </Panel>
  );
}
