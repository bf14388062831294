import { WHY } from "./why";
import { Link } from "@/app/_components/ui/link";
import { useLocale, useTranslations } from "next-intl";
import { formatValue } from "@/domain/format/number";
import type { KpiGroup } from "@/domain/kpi/spec";
import type { Card } from "@/domain/dashboard/ledger";
import { Sparkline } from "../charts/sparkline";
import { GuideLink } from "../nav/guide-link";
import { ChangeLine } from "./change-line";
import { EstimateMark } from "./estimate-mark";
import { TargetNote } from "./target-note";
import { ValueText } from "./value-text";

export const GROUP_INK: Readonly<Record<KpiGroup, string>> = {
  efficiency: "var(--mamori)",
  quality: "var(--turning)",
  outcome: "var(--seme)",
};

interface KpiCardProps {
  card: Card;
  group: KpiGroup;
  href?: string;
  running?: boolean;
}

/** One KPI: value, target, change, n and its months. The whole card leads to the page of that KPI, where there is such a place. */
export function KpiCard({ card, group, href, running = false }: KpiCardProps) {
  const [t, names] = [useTranslations("card"), useTranslations("kpi")];
  const locale = useLocale();
  const { now } = card;
  const name = names(card.id);
  return (
    <div className="relative flex h-full min-h-[78px] items-end justify-between gap-x-3 gap-y-1.5 py-2.5 md:max-xl:flex-col md:max-xl:items-start">
      <div className="flex min-w-0 flex-col gap-0.5 self-start">
        <div className="flex items-start gap-0.5">
          <h3 className="text-small leading-snug text-ink-2">
            {href ? (
              <Link
                href={href}
                className="decoration-hairline-strong underline-offset-4 after:absolute after:inset-0 hover:underline"
              >
                {name}
              </Link>
            ) : (
              name
            )}
          </h3>
          <GuideLink topic={`kpi:${card.id}`} />
        </div>
        {now.value === null ? (
          <p className="min-h-7 pt-0.5 text-body leading-loose text-ink-3">{t(WHY[now.reason ?? "no_data"])}</p>
        ) : (
          <p className="flex flex-wrap items-baseline gap-x-2.5">
            <ValueText value={now.value} unit={card.unit} locale={locale} />
            <EstimateMark figure={now} />
            {card.target && <TargetNote target={card.target} unit={card.unit} />}
          </p>
        )}
        {now.value !== null && <ChangeLine card={card} running={running} />}
      </div>
      <Sparkline values={card.spark} color={GROUP_INK[group]} label={useSparkText(card, name)} runningLast={running} />
    </div>
  );
}

function useSparkText(card: Card, name: string): string {
  const t = useTranslations("card");
  const locale = useLocale();
  const known = card.spark.filter((value) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return t("sparkNone", { name });
  return t("spark", { name, first: formatValue(first, card.unit, locale), last: formatValue(last, card.unit, locale) });
}
