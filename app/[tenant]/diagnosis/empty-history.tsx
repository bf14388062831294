import { useTranslations } from "next-intl";
import { TurningScale } from "@/app/_components/kpi/turning-scale";
import { EmptyState } from "@/app/_components/ui/empty-state";

/** The same frame with nothing in it yet: the scale without a mark, what the diagnosis is, and the one way to begin. */
export function EmptyHistory({ canRun, run }: { canRun: boolean; run: React.ReactNode }) {
  const t = useTranslations("diagnosis");
  return (
    <>
      <div className="mb-6">
        <TurningScale />
      </div>
      <EmptyState title={t("empty.title")} action={run}>
        {t("empty.text")}
        {!canRun && <span className="mt-2 block">{t("empty.readOnly")}</span>}
        <span className="mt-2 block text-note text-ink-3">{t("selfCheck")}</span>
      </EmptyState>
    </>
  );
}
