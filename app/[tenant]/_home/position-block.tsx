import { Link } from "@/app/_components/ui/link";
import { getTranslations } from "next-intl/server";
import { TurningScale } from "@/app/_components/kpi/turning-scale";
import { Panel } from "@/app/_components/ui/panel";
import type { Standing } from "@/domain/diagnosis/history";
import { hrefTo, type Place } from "./place";
import { TeamFigures } from "./team-figures";

/** The turning scale of the chosen team, or of every team side by side with the figures they are held against each other by. */
export async function PositionBlock(place: Place) {
  const t = await getTranslations("home");
  const picker = await getTranslations("picker");
  const { positions, team, hasRecords } = place.view;
  const [only] = positions;
  // Where an ended team stood is looked back at; it is diagnosed no more.
  if (team !== "all" && only?.team.archived) return <Scale standings={only.standings} />;
  if (team !== "all" && only)
    return (
      <Link href={hrefTo(place, "/diagnosis")} className="block rounded">
        <Scale standings={only.standings} />
      </Link>
    );
  return (
    <Panel title={t("positions")}>
      <ul className="grid gap-x-8 gap-y-6 md:grid-cols-2 xl:grid-cols-3">
        {positions.map(({ team: { id, name, archived }, standings, cards }) => (
          <li key={id} className="min-w-0">
            <h3>
              <Link
                href={`/${place.slug}?team=${id}`}
                className="inline-flex items-center text-small font-semibold underline-offset-4 hover:underline pointer-coarse:min-h-11 pointer-coarse:min-w-11"
              >
                {archived ? picker("archived", { name }) : name}
              </Link>
            </h3>
            {standings.length > 0 ? (
              <Scale standings={standings} compact />
            ) : (
              <p className="text-small text-ink-2">{t("notDiagnosed")}</p>
            )}
            {hasRecords && <TeamFigures place={place} team={id} cards={cards} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const markOf = (standing: Standing) => ({ date: standing.date, hits: standing.hits[0] });

function Scale({ standings, compact = false }: { standings: readonly Standing[]; compact?: boolean }) {
  const [first, latest] = [standings[0], standings.at(-1)];
  if (!first || !latest) return <TurningScale compact={compact} />;
  const [low, high] = latest.hits;
  if (low !== high)
    return (
      <TurningScale compact={compact} first={first === latest ? undefined : markOf(first)} range={{ low, high }} />
    );
  return <TurningScale compact={compact} first={markOf(first)} latest={markOf(latest)} />;
}
