import { getTranslations } from "next-intl/server";
import { CHANNEL_COLOR } from "@/app/_components/charts/channel-color";
import { spanLabel } from "@/app/_components/time/span-label";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { Panel } from "@/app/_components/ui/panel";
import { addDays } from "@/domain/time/period";
import { CloseDays } from "./close-days";
import { dayHref, monthHref, type Place, severalTeams } from "./place";

const SHOWN = 6;
type Missing = Place["view"]["missing"][number];

/** What is still missing of the last twelve months, the oldest channel first, each with the sheet to close its gaps on. */
export async function CatchUp(place: Place) {
  const { view } = place;
  const t = await getTranslations("calendar");
  const groups = [...view.missing].sort((a, b) => (a.oldest < b.oldest ? -1 : 1));
  const oldest = groups.find(({ cadence }) => cadence === "day")?.gaps[0];
  return (
    <Panel
      title={t("catchUp")}
      note={groups.length > 0 ? t("catchUpNote") : undefined}
      aside={
        view.canClose &&
        oldest && (
          <CloseDays tenant={place.tenant} from={oldest.from} last={addDays(oldest.until, -1)} special={view.special} />
        )
      }
    >
      {groups.length === 0 ? (
        <p className="text-small leading-loose text-ink-2">{t("nothingMissing")}</p>
      ) : (
        <ul className="-my-1 divide-y divide-hairline">
          {groups.map((group, i) => (
            <Group key={group.id} place={place} group={group} first={i === 0} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

async function Group({ place, group, first }: { place: Place; group: Missing; first: boolean }) {
  const { view, locale } = place;
  const t = await getTranslations("calendar");
  const single = group.periods === 1 && group.cadence === "day";
  const href = single
    ? dayHref(place, group.oldest, group.team.id)
    : monthHref(place, group.id, group.cadence === "month" ? view.today : group.oldest);
  const several = severalTeams(place);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5" data-missing={group.name}>
      <span className="inline-flex w-full items-center gap-2 sm:w-52">
        <span
          aria-hidden
          className="size-2.5 shrink-0 rounded-[2px]"
          style={{ background: CHANNEL_COLOR[group.kind].fill }}
        />
        <span>{several ? t("channelOf", { channel: group.name, team: group.team.name }) : group.name}</span>
      </span>
      <span className="min-w-0 flex-1 text-small leading-relaxed">
        <span className="font-semibold">{t(`periods.${group.cadence}`, { count: group.periods })}</span>{" "}
        <span className="num text-ink-2">
          {group.gaps
            .slice(0, SHOWN)
            .map((gap) => spanLabel(gap, locale))
            .join(locale === "ja" ? "、" : "; ")}
          {group.gaps.length > SHOWN && t("more", { count: group.gaps.length - SHOWN })}
        </span>
      </span>
      <ButtonLink
        href={href}
        variant={first ? "primary" : "quiet"}
        aria-label={t(single ? "recordChannel" : "recordAllOf", { channel: group.name })}
      >
        {t(single ? "record" : "recordAll")}
      </ButtonLink>
    </li>
  );
}
