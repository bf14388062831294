import { useLocale, useTranslations } from "next-intl";
import { useSizeText } from "@/app/_components/kpi/use-size-text";
import { VariantNote } from "@/app/_components/kpi/variant-note";
import { DataTable } from "@/app/_components/ui/data-table";
import { Panel } from "@/app/_components/ui/panel";
import { isCurrency } from "@/domain/format/currency";
import { formatDecimal, formatValue, type Locale, NO_VALUE } from "@/domain/format/number";
import { sourceOf } from "@/domain/guide/sources";
import { KPIS } from "@/domain/kpi/kpi";
import { Formula, useCountName } from "@/app/_components/guide/formula";
import type { Place } from "./place";

/** The definition in force, the formula with this range's own numbers in it, and the records they were summed over. */
export function MadeOf({ view }: Place) {
  const [t, guide, card] = [useTranslations("kpiPage"), useTranslations("guide.page"), useTranslations("card")];
  const locale = useLocale();
  const sizeText = useSizeText();
  const { now, id } = view.card;
  const nameOf = useCountName(now.used);
  const kpi = KPIS[id];
  const basis = [
    ...new Set(
      kpi.sources.map((name) => {
        const source = sourceOf(name);
        return source?.kind === "published" ? source.address : guide(source?.kind === "ours" ? "ours" : "general");
      }),
    ),
  ];
  const without = now.value === null ? NO_VALUE : t("nNone");
  const facts: [string, React.ReactNode][] = [
    ...(now.variant
      ? [[t("variant"), <VariantNote key="variant" variant={now.variant} />] satisfies [string, React.ReactNode]]
      : []),
    [
      t("n"),
      now.n === null ? (
        without
      ) : (
        <span key="n" className="num">
          {sizeText(now, "bare")}
          {now.lowSample && ` (${card("reference")})`}
        </span>
      ),
    ],
    [
      t("periods"),
      <span key="periods" className="num">
        {now.total === 0 ? t("periodsNone") : t("periodsOf", { used: now.used, total: now.total })}
        {now.estimated && t("ofThemEstimated", { estimated: now.estimated })}
      </span>,
    ],
    [t("direction"), guide(`directionOf.${view.direction}`)],
    [t("source"), guide(`sourceOf.${kpi.source}`)],
    [t("basis"), basis.join(", ")],
  ];
  return (
    <Panel title={t("madeOf")}>
      <div className="rounded bg-sunken px-3.5 py-2.5" data-testid="kpi-formula">
        <p className="text-body leading-loose font-medium">
          <Formula kpi={kpi} variants={view.variants} months={now.used} />
        </p>
        {now.parts && (
          <p className="num text-small leading-loose text-ink-2">
            {t("quotient", {
              top: side(view, now.parts.numerator, "top", locale),
              bottom: side(view, now.parts.denominator, "bottom", locale),
            })}
            {now.value !== null && ` = ${formatValue(now.value, view.card.unit, locale)}`}
          </p>
        )}
      </div>
      <div className="mt-2">
        <DataTable
          caption={t("madeOf")}
          hideCaption
          columns={[
            { key: "name", label: t("count") },
            { key: "sum", label: t("sum"), numeric: true },
          ]}
          rows={view.counts.map(({ id: count, sum, unit }) => ({
            key: count,
            name: nameOf(count),
            sum: formatValue(sum, unit, locale),
          }))}
        />
      </div>
      <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 border-t border-hairline pt-2 text-small leading-relaxed">
        {facts.map(([name, text]) => (
          <div key={name} className="contents">
            <dt className="text-ink-2">{name}</dt>
            <dd className="[overflow-wrap:anywhere]">{text}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

/** A side of the stroke as it is divided: money as money, all else as a plain number, whole where it is whole. */
function side({ card, counts }: Place["view"], value: number, at: "top" | "bottom", locale: Locale): string {
  const unit = (at === "top" ? counts[0] : counts.at(-1))?.unit ?? "count";
  const isMoney = unit === "yen" || isCurrency(unit);
  // Of a product of several counts no one's unit is the product's.
  if (isMoney && !card.formula.includes("*")) return formatValue(value, unit, locale);
  return formatDecimal(value, locale, Number.isInteger(value) ? 0 : 2);
}
