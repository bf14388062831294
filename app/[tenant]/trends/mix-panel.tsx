import { getTranslations } from "next-intl/server";
import { MixHistory } from "@/app/_components/charts/mix-history";
import { Panel } from "@/app/_components/ui/panel";
import { missingKinds } from "@/domain/tallies/contacts";
import { voiceShare } from "@/domain/measures/channel";
import { formatPercent } from "@/domain/format/number";
import { daysIn } from "@/domain/time/period";
import { heldAxisLabel, heldLabel } from "@/domain/time/label";
import { rangeDigits } from "@/domain/time/short-label";
import type { Names } from "./names";
import type { Place } from "./place";

/** Which ways in the contacts took, period by period; from the first to the last finished one, the share that was not spoken. */
export async function MixPanel({ place: { view, locale }, names }: { place: Place; names: Names }) {
  const t = await getTranslations("trends");
  const { mix } = view;
  if (!mix || mix.bars.length === 0) return null;
  const living = view.teams.flatMap(({ channels }) =>
    channels.filter(({ id, archived }) => !archived && !mix.coarser.includes(id)),
  );
  const missing = missingKinds(
    mix.bars.map(({ contacts }) => contacts),
    living.map(({ kind }) => kind),
  );
  const shares = mix.bars.flatMap(({ contacts, running }, i) => {
    const voice = running || missing[i]?.length ? null : voiceShare(contacts);
    return voice === null ? [] : [formatPercent(1 - voice, locale, 0)];
  });
  const [first, last] = [shares[0], shares.at(-1)];
  const aside =
    first &&
    last &&
    (shares.length > 1 ? t("mix.nonVoiceChange", { before: first, now: last }) : t("mix.nonVoice", { share: last }));
  const periods = mix.bars.map(({ contacts, running, ...bucket }, i) => ({
    key: bucket.start,
    label: heldAxisLabel(bucket, mix.grain, view.calendar, locale, daysIn(view.range) > 366),
    title: heldLabel(bucket, mix.grain, view.calendar, locale),
    contacts,
    missing: missing[i] ?? [],
    running,
  }));
  return (
    <Panel title={t("mix.title")} note={t("per", { grain: t(`grain.${mix.grain}`) })} aside={aside}>
      <MixHistory
        name={t("mix.title")}
        periods={periods}
        caption={[rangeDigits(view.range, locale), ...names.scope].join(locale === "ja" ? "、" : ", ")}
      />
    </Panel>
  );
}
