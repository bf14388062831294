import { Link } from "@/app/_components/ui/link";
import { useLocale, useTranslations } from "next-intl";
import { Movement } from "@/app/_components/kpi/change-line";
import { EstimateMark } from "@/app/_components/kpi/estimate-mark";
import { formatValue } from "@/domain/format/number";
import type { Card } from "@/domain/dashboard/ledger";
import { kpiHref, type Place } from "./place";

/** A team's figures, one a line: the lines of teams that stand side by side are the same KPIs. */
export function TeamFigures({ place, team, cards }: { place: Place; team: string; cards: readonly Card[] }) {
  const [card, names] = [useTranslations("card"), useTranslations("kpi")];
  const locale = useLocale();
  const own = { ...place, view: { ...place.view, team, channel: null } };
  return (
    <dl className="mt-3 border-t border-hairline text-small">
      {cards.map((one) => (
        <div
          key={one.id}
          className="grid min-h-9 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 border-b border-hairline py-1 last:border-b-0 pointer-coarse:min-h-11"
        >
          <dt className="text-ink-2">
            <Link
              href={kpiHref(own, one.id)}
              className="inline-flex items-center decoration-hairline-strong underline-offset-4 hover:underline pointer-coarse:min-h-11 pointer-coarse:min-w-11"
            >
              {names(one.id)}
            </Link>
          </dt>
          <dd className="num text-right">
            {one.now.value === null ? (
              <span className="text-ink-3">{card("none")}</span>
            ) : (
              <span className="text-body font-semibold">
                {formatValue(one.now.value, one.unit, locale)} <EstimateMark figure={one.now} />
              </span>
            )}
            {one.now.value !== null && (
              <span className="block text-note leading-snug">
                <Movement card={one} aside="block text-ink-3" />
                {one.now.lowSample && <span className="text-ink-3"> {card("reference")}</span>}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
