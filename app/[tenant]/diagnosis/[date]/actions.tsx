import { Link } from "@/app/_components/ui/link";
import { useTranslations } from "next-intl";
import { Panel } from "@/app/_components/ui/panel";
import type { FirstStep } from "@/domain/diagnosis/comparison";
import type { ResultView } from "@/server/diagnosis/diagnosis";

const AT_FIRST = 3;

/** A small step for each statement that applies, and the KPI that would show it; three at first. */
export function Actions({ view: { day, actions, canRun, team }, tenant }: { view: ResultView; tenant: string }) {
  const t = useTranslations("diagnosis.result");
  const record = canRun ? `/${tenant}/record?team=${team.id}` : null;
  if (actions.length === 0)
    return day.hits[1] === 0 ? (
      <Panel title={t("next")}>
        <p className="text-small leading-loose text-ink-2">{t("nextNone")}</p>
      </Panel>
    ) : null;
  const [shown, rest] = [actions.slice(0, AT_FIRST), actions.slice(AT_FIRST)];
  return (
    <Panel title={t("next")} note={t("nextNote")}>
      <Steps actions={shown} record={record} />
      {rest.length > 0 && (
        <details className="mt-2 border-t border-hairline pt-2 text-small">
          <summary className="min-h-6 text-ink-2 pointer-coarse:min-h-11">{t("more", { count: rest.length })}</summary>
          <div className="mt-2">
            <Steps actions={rest} record={record} />
          </div>
        </details>
      )}
    </Panel>
  );
}

function Steps({ actions, record }: { actions: readonly FirstStep[]; record: string | null }) {
  const t = useTranslations();
  return (
    <ul className="-my-1 divide-y divide-hairline">
      {actions.map(({ statement, kpi, recorded }) => (
        <li key={statement} className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-2 py-2.5 text-small leading-relaxed">
          <span className="num font-semibold">{statement.slice(1)}</span>
          <div>
            <p>{t(`diagnosis.action.${statement}`)}</p>
            <p className="mt-0.5 flex flex-wrap gap-x-2 text-note text-ink-2">
              <span>{t("diagnosis.result.kpi", { kpi: t(`kpi.${kpi}`) })}</span>
              <span className="text-ink-3">
                {t(recorded ? "diagnosis.result.recorded" : "diagnosis.result.notRecorded")}
              </span>
              {!recorded && record && (
                <Link href={record} className="underline decoration-hairline-strong underline-offset-4 hover:text-ink">
                  {t("diagnosis.result.record")}
                </Link>
              )}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
