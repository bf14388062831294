import { useLocale, useTranslations } from "next-intl";
import { VariantNote } from "@/app/_components/kpi/variant-note";
import { Badge } from "@/app/_components/ui/badge";
import { Panel } from "@/app/_components/ui/panel";
import { formatValue } from "@/domain/format/number";
import { exampleOf } from "@/domain/guide/example";
import { variantChoices } from "@/domain/guide/formula";
import { isStock, isSum } from "@/domain/kpi/subject";
import { Formula } from "@/app/_components/guide/formula";
import type { Of } from "./of";

/** The formula in words, as the company keeps it, and the other definitions it could have. */
export function Definition({ kpi, view: { variants, unit } }: Of) {
  const t = useTranslations("guide.page");
  return (
    <Panel title={t("formula")}>
      <p className="rounded bg-sunken px-3.5 py-3 text-lead leading-loose font-medium" data-testid="formula">
        <Formula kpi={kpi} variants={variants} />
      </p>
      <p className="mt-2 text-note leading-relaxed text-ink-3">
        {isSum(kpi) ? t(isStock(kpi) ? "stockNote" : "sumNote") : t(`addingNote.${kpi.adding}`)}
      </p>
      <Choices kpi={kpi} variants={variants} unit={unit} />
    </Panel>
  );
}

function Choices({ kpi, variants, unit }: Pick<Of, "kpi"> & Pick<Of["view"], "variants" | "unit">) {
  const t = useTranslations();
  const locale = useLocale();
  const choices = variantChoices(kpi, variants);
  if (choices.length === 0) return null;
  return (
    <>
      <h3 className="mt-4 text-note font-semibold text-ink-2">{t("guide.page.variants")}</h3>
      <p className="mb-1 text-note leading-relaxed text-ink-3">{t("guide.page.variantsNote")}</p>
      <ul>
        {choices.map(({ variant, option, variants: chosen, inForce }) => (
          <li
            key={variant}
            className="border-t border-hairline py-2.5 text-small leading-loose"
            data-testid={inForce ? "variant-in-force" : undefined}
          >
            <p className="flex flex-wrap items-center gap-x-2">
              <span className="font-semibold">
                <VariantNote variant={variant} />
              </span>
              {inForce && <Badge tone="fictional">{t("guide.page.inForce")}</Badge>}
            </p>
            <p className="text-ink-2">{t(`guide.variant.${option}`)}</p>
            <p className="text-note text-ink-3">
              <Formula kpi={kpi} variants={chosen} /> —{" "}
              {t("guide.page.variantExample", { value: formatValue(exampleOf(kpi, chosen).value.value, unit, locale) })}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
