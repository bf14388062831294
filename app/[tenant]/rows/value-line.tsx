import { EstimateMark } from "@/app/_components/kpi/estimate-mark";
import { WHY } from "@/app/_components/kpi/why";
import { getTranslations } from "next-intl/server";
import { useSizeText } from "@/app/_components/kpi/use-size-text";
import { VariantNote } from "@/app/_components/kpi/variant-note";
import { formatValue, type Locale } from "@/domain/format/number";
import type { RowsAnswer } from "@/server/trends/rows";
import type { RowTexts } from "./texts";

function Size({ figure }: { figure: RowsAnswer["footer"] }) {
  return <>{useSizeText()(figure)} </>;
}

/** The figure, and the formula that makes it out of the sums at the foot of the table. */
export async function ValueLine({ view, locale, texts }: { view: RowsAnswer; locale: Locale; texts: RowTexts }) {
  const [t, card] = [await getTranslations("rows"), await getTranslations("card")];
  const { value, reason, n, used, total, estimated } = view.footer;
  return (
    <section
      aria-label={t("value")}
      className="flex flex-wrap items-baseline gap-x-6 gap-y-1 rounded-lg border border-hairline bg-surface px-4 py-3 sm:px-[18px]"
    >
      <data value={value ?? ""} data-testid="rows-value" className="num text-figure leading-tight font-medium text-ink">
        {value === null ? (
          <span className="text-body text-ink-3">{card(WHY[reason ?? "no_data"])}</span>
        ) : (
          <>
            {formatValue(value, view.subject.unit, locale)} <EstimateMark figure={view.footer} />
          </>
        )}
      </data>
      <p className="text-small leading-loose text-ink-2">
        {t("formula", { name: texts.subject, formula: texts.formula })}
        {view.subject.variant && (
          <>
            {" "}
            (<VariantNote variant={view.subject.variant} />)
          </>
        )}
      </p>
      <p className="num text-note text-ink-3">
        {n !== null && <Size figure={view.footer} />}
        {reason === "mixed_variant" ? t("count", { count: total }) : total > 0 && t("used", { used, total })}
        {estimated !== undefined && t("ofThemEstimated", { estimated })}
        {view.footer.carried !== null && (
          <> {t("carried", { count: formatValue(view.footer.carried, view.subject.unit, locale) })}</>
        )}
        {view.businessDays !== null && <> {t("businessDays", { days: view.businessDays })}</>}
      </p>
    </section>
  );
}
