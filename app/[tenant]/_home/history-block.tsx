import { getTranslations } from "next-intl/server";
import { StepHistory } from "@/app/_components/charts/step-history";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { Panel } from "@/app/_components/ui/panel";
import { hrefTo, type Place } from "./place";

/** Hits of the chosen team's diagnoses over time; ties and other wordings are not on the line. */
export async function HistoryBlock(place: Place) {
  const t = await getTranslations("home");
  const { team, positions, canRecord } = place.view;
  const all = team === "all" ? [] : (positions[0]?.standings ?? []);
  const version = all.at(-1)?.version;
  const runs = all
    .filter((standing) => standing.version === version && standing.hits[0] === standing.hits[1])
    .map(({ date, hits }) => ({ date, hits: hits[0] }));
  if (team === "all") return null;
  return (
    <Panel title={t("history.title")} note={t("history.note")} fill>
      {all.length > 0 ? (
        <StepHistory runs={runs} />
      ) : (
        <div className="flex flex-col items-start gap-3">
          <p className="text-small leading-loose text-ink-2">{t("diagnoseHint")}</p>
          {canRecord && <ButtonLink href={hrefTo(place, "/diagnosis/new")}>{t("diagnose")}</ButtonLink>}
        </div>
      )}
    </Panel>
  );
}
