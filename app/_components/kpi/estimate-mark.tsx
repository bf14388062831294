import { useTranslations } from "next-intl";
import type { KpiValue } from "@/domain/kpi/evaluate";

/** Said beside a figure that records state as an estimate, in part or whole; nothing beside one that was counted. */
export function EstimateMark({ figure: { estimated, used } }: { figure: Pick<KpiValue, "estimated" | "used"> }) {
  const t = useTranslations("card");
  if (!estimated) return null;
  return (
    <span className="text-note font-normal text-ink-2" title={t("estimatedOf", { estimated, used })}>
      {t("estimated")}
    </span>
  );
}
