import { useLocale, useTranslations } from "next-intl";
import { formatDecimal, formatPercent } from "@/domain/format/number";
import type { StatementId } from "@/domain/diagnosis/checklist";
import { contradicts, type Evidence } from "@/domain/diagnosis/evidence";
import type { EvidenceView } from "@/server/diagnosis/evidence";
import { useDiagnosisWords } from "./statement-text";

interface Props {
  statement: StatementId;
  evidence: EvidenceView;
  answer: boolean | null;
}

/** What the records say beside a statement; where the answer says the opposite, a mark and why. */
export function EvidenceLine({ statement, evidence, answer }: Props) {
  const t = useTranslations("diagnosis.evidence");
  const told = useEvidenceText();
  const found = evidence.items.find((item) => item.statement === statement);
  if (!found) return null;
  const against = contradicts(answer, found);
  return (
    <p
      aria-live="polite"
      className={`mt-1.5 border-l-2 pl-2.5 text-note leading-relaxed ${against ? "border-attention text-attention" : "border-hairline-strong text-ink-2"}`}
    >
      {against && (
        <strong className="mr-2 font-semibold" data-testid={`contradiction-${statement}`}>
          {t("mark")}
        </strong>
      )}
      <span className="num">{told(found, evidence)}</span>
      {against && <span> {t(`${found.statement}.${answer ? "yes" : "no"}`)}</span>}
    </p>
  );
}

/** The records' sentence: number, range, n; or that there is nothing to check against. */
export function useEvidenceText(): (found: Evidence, evidence: EvidenceView) => string {
  const t = useTranslations("diagnosis.evidence");
  const locale = useLocale();
  const words = useDiagnosisWords();
  return ({ kind, values }, { range: months, contacts, lowSample, families, kpisWithData }) => {
    const range = words.months(months);
    if (kind === "phone_share") {
      const share = values["share"] ?? null;
      if (share === null) return t("noneShare", { range });
      return t(lowSample ? "shareFew" : "share", {
        share: formatPercent(share, locale, 0),
        range,
        n: formatDecimal(contacts, locale),
      });
    }
    if (kpisWithData.length === 0) return t("none", { range });
    if (kind === "kpi_balance")
      return t("balance", {
        efficiency: values["efficiency"] ?? 0,
        quality: values["quality"] ?? 0,
        outcome: values["outcome"] ?? 0,
        range,
      });
    return families.length === 0
      ? t("familiesNone", { range })
      : t("families", { list: words.list(families.map((family) => t(`family.${family}`))), range });
  };
}
