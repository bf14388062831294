import { Link } from "@/app/_components/ui/link";
import { useLocale, useTranslations } from "next-intl";
import { EstimateMark } from "@/app/_components/kpi/estimate-mark";
import { monthText } from "@/app/_components/kpi/month-text";
import { useSizeText } from "@/app/_components/kpi/use-size-text";
import { ValueText } from "@/app/_components/kpi/value-text";
import { VariantNote } from "@/app/_components/kpi/variant-note";
import { Panel } from "@/app/_components/ui/panel";
import { LINK } from "@/app/_components/guide/prose";
import type { Of } from "./of";

const WHY = {
  no_data: "ownNone",
  zero_denominator: "ownZero",
  mixed_variant: "ownMixed",
  no_finite_value: "ownEndless",
  negative_stock: "ownNegative",
  not_additive: "ownNotAdditive",
  company_only: "ownCompany",
  partly_recorded: "ownPartly",
} as const;

/** What this figure was for the reader's own company last month, or why there is none. */
export function OwnValue({ slug, kpi, view: { own, unit, month } }: Of) {
  const t = useTranslations("guide.page");
  const locale = useLocale();
  const sizeText = useSizeText();
  return (
    <Panel title={t("own")}>
      <p className="text-note leading-relaxed text-ink-3">
        {t("ownOf", { month: monthText(month, locale) })}
        {own.variant && (
          <>
            {" "}
            / <VariantNote variant={own.variant} />
          </>
        )}
      </p>
      {own.value === null ? (
        <p className="my-1 text-body text-ink-2">{t(WHY[own.reason ?? "no_data"])}</p>
      ) : (
        <p className="my-1 flex flex-wrap items-baseline gap-x-3" data-testid="own">
          <ValueText value={own.value} unit={unit} locale={locale} />
          <EstimateMark figure={own} />
          {own.n !== null && <span className="num text-note text-ink-3">{sizeText(own)}</span>}
        </p>
      )}
      {own.lowSample && <p className="text-note leading-relaxed text-ink-2">{t("ownLow")}</p>}
      {own.value !== null && own.used < own.total && (
        <p className="text-note leading-relaxed text-ink-2">{t("ownUsed", { used: own.used, total: own.total })}</p>
      )}
      <p className="text-small">
        <Link href={`/${slug}/kpi/${kpi.id}`} className={`${LINK} inline-flex items-center pointer-coarse:min-h-11`}>
          {t("ownLink")}
        </Link>
      </p>
    </Panel>
  );
}
