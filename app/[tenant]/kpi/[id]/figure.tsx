import { useBasisWords } from "@/app/_components/kpi/basis-words";
import { WHY } from "@/app/_components/kpi/why";
import { Link } from "@/app/_components/ui/link";
import { useLocale, useTranslations } from "next-intl";
import { ChangeLine } from "@/app/_components/kpi/change-line";
import { EstimateMark } from "@/app/_components/kpi/estimate-mark";
import { TargetReach } from "@/app/_components/kpi/target-note";
import { useTargetWords } from "@/app/_components/kpi/target-words";
import { ValueText } from "@/app/_components/kpi/value-text";
import { Notice } from "@/app/_components/ui/notice";
import { Panel } from "@/app/_components/ui/panel";
import { formatValue } from "@/domain/format/number";
import { shortLabel } from "@/app/_components/time/range-options";
import { LINK } from "@/app/_components/guide/prose";
import { type Place, rowsHref, targetsHref, trendsHref } from "./place";

/** The value, its change, its target, and the ways on from it. */
export function Figure(place: Place) {
  const [t, why] = [useTranslations("kpiPage"), useTranslations("card")];
  const { view, slug } = place;
  const { card } = view;
  const locale = useLocale();
  return (
    <Panel title={t("value")} note={shortLabel(view.range, view.calendar, locale)}>
      {card.now.value === null ? (
        <p className="text-body text-ink-2">{why(WHY[card.now.reason ?? "no_data"])}</p>
      ) : (
        <div data-testid="kpi-value">
          <p>
            <ValueText value={card.now.value} unit={card.unit} locale={locale} /> <EstimateMark figure={card.now} />
          </p>
          <ChangeLine card={card} running={view.range.running} />
          <ComparedPart {...place} />
          <HowSure {...place} />
        </div>
      )}
      {view.coarser && <p className="mt-1 text-note leading-relaxed text-ink-3">{t("coarser")}</p>}
      <TargetLine {...place} />
      <p className="mt-2.5 flex flex-wrap gap-x-4 border-t border-hairline pt-2 text-small">
        {[
          [rowsHref(place, view.range), t("rows")],
          [trendsHref(place), t("trends")],
          [`/${slug}/guide/kpi/${card.id}`, t("guide")],
        ].map(([href = "", text]) => (
          <Link key={href} href={href} className={`${LINK} inline-flex min-h-7 items-center pointer-coarse:min-h-11`}>
            {text}
          </Link>
        ))}
      </p>
    </Panel>
  );
}

/** What of both periods was held against each other, where that is not all of them, and what was not. */
function ComparedPart({ view: { card } }: Place) {
  const t = useTranslations("kpiPage");
  const words = useBasisWords();
  const locale = useLocale();
  const { basis, unit } = card;
  // What is missing of one channel alone is said beside the value.
  if (!basis || (basis.kind === "none" && basis.left.length <= 1)) return null;
  const told = (value: number) => formatValue(value, unit, locale);
  return (
    <p className="num mt-1 text-note leading-relaxed text-ink-2" data-testid="compared-part">
      {basis.kind === "part" && t("comparedPart", { before: told(basis.before), now: told(basis.now) })}{" "}
      {t("leftOut", { gaps: words.gaps(basis.left, basis.more) })}
    </p>
  );
}

/** How far chance alone could move a share, and what it would be had the channels kept their shares of the contacts. */
function HowSure({ view: { confidence, mix, card } }: Place) {
  const t = useTranslations("kpiPage");
  const locale = useLocale();
  const told = (value: number) => formatValue(value, card.unit, locale);
  return (
    <>
      {confidence && (
        <p className="num mt-1 text-note leading-relaxed text-ink-2" data-testid="confidence">
          {t("confidence", { low: told(confidence.low), high: told(confidence.high) })}
        </p>
      )}
      {mix && (
        <div className="mt-2" data-testid="mix-effect">
          <Notice tone="attention" title={t("mixTitle")}>
            {t("mixText", { channels: mix.channels, value: told(mix.adjusted) })}
          </Notice>
        </div>
      )}
    </>
  );
}

/** What is asked of the value; a single channel is asked nothing. */
function TargetLine(place: Place) {
  const [t, target] = [useTranslations("kpiPage"), useTranslations("target")];
  const words = useTargetWords();
  const { view } = place;
  const {
    card: { target: own, unit, id },
  } = view;
  const without = (): string => {
    if (view.channel) return t("channelTarget");
    const ofTeams = view.team === "all" && view.targets.some(({ team }) => team !== null);
    return t(ofTeams ? "teamTargets" : "noTarget");
  };
  return (
    <div className="mt-2.5 border-t border-hairline pt-2 text-small" data-testid="kpi-target">
      <h3 className="text-note text-ink-2">{t("target")}</h3>
      {own ? (
        <p className="num flex flex-wrap items-baseline gap-x-2.5 text-body">
          <span className="font-medium">{words.bounds(own, unit)}</span>
          <TargetReach target={own} unit={unit} />
          {own.ofCompany && view.team !== "all" && <span className="text-note text-ink-3">{target("ofCompany")}</span>}
        </p>
      ) : (
        <p className="leading-loose text-ink-2">{without()}</p>
      )}
      {!own && !view.channel && view.maySet && (
        <Link
          href={targetsHref(place, { new: id })}
          className={`${LINK} inline-flex min-h-7 items-center pointer-coarse:min-h-11`}
        >
          {t("set")}
        </Link>
      )}
    </div>
  );
}
