import { Link } from "@/app/_components/ui/link";
import { useTranslations } from "next-intl";
import { DataTable } from "@/app/_components/ui/data-table";
import { turnsBetween } from "@/domain/diagnosis/comparison";
import type { DayView } from "@/server/diagnosis/diagnosis";
import { useDiagnosisWords } from "./statement-text";

/** Every diagnosis of the team, latest first. */
export function RunsTable({ days, tenant, team }: { days: readonly DayView[]; tenant: string; team: string }) {
  const t = useTranslations("diagnosis.history");
  const words = useDiagnosisWords();
  const several = new Set(days.map(({ version }) => version)).size > 1;
  const columns = [
    { key: "date", label: t("date") },
    { key: "hits", label: t("hits"), numeric: true },
    { key: "band", label: t("band") },
    { key: "turned", label: t("turned"), numeric: true },
    { key: "people", label: t("respondents") },
  ];
  const turned = (day: DayView, before: DayView | undefined) => {
    const turns = before ? turnsBetween(before, day) : undefined;
    if (turns === undefined) return "—";
    if (turns === null) return t("turnedOther");
    return turns.length === 0 ? t("turnedNone") : t("turnedCount", { count: turns.length });
  };
  const rows = days
    .map((day, index) => ({
      key: `${day.date} ${day.version}`,
      date: (
        <span className="whitespace-nowrap">
          <Link
            href={`/${tenant}/diagnosis/${day.date}?team=${team}`}
            className="num underline decoration-hairline-strong underline-offset-4 hover:decoration-ink"
          >
            {words.day(day.date)}
          </Link>
          {several && <span className="ml-2 text-note text-ink-3">{t("version", { version: day.version })}</span>}
        </span>
      ),
      people: <Respondents day={day} />,
      hits: words.hits(day.hits),
      turned: turned(day, days[index - 1]),
      band: <span className="whitespace-nowrap">{words.band(day.band)}</span>,
    }))
    .reverse();
  return <DataTable caption={t("runs")} hideCaption columns={columns} rows={rows} />;
}

/** One by name, several as a number with their spread. */
function Respondents({ day }: { day: DayView }) {
  const t = useTranslations("diagnosis.history");
  const { hits } = day.disagreement;
  const [low = 0, high = 0] = [hits[0], hits.at(-1)];
  if (day.respondents === 1) return <span className="whitespace-nowrap">{day.runs[0]?.name}</span>;
  return (
    <span className="num whitespace-nowrap">
      {t("people", { count: day.respondents })}
      {low !== high && <span className="ml-2 text-ink-2">{t("spread", { low, high })}</span>}
    </span>
  );
}
