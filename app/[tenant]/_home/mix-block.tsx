import { getLocale, getTranslations } from "next-intl/server";
import { MixBars } from "@/app/_components/charts/mix-bars";
import { Panel } from "@/app/_components/ui/panel";
import { voiceShare } from "@/domain/measures/channel";
import { formatPercent } from "@/domain/format/number";
import { type Place } from "./place";
import { shortLabel } from "@/app/_components/time/range-options";

/** Which ways in the contacts took, beside the compared range. */
export async function MixBlock({ view }: Place) {
  const [t, locale] = [await getTranslations("home"), await getLocale()];
  const { now, before } = view.mix;
  const share = (contacts: typeof now | null) => {
    const voice = contacts ? voiceShare(contacts) : null;
    return voice === null ? null : formatPercent(1 - voice, locale, 0);
  };
  const [shareNow, shareBefore] = [share(now), share(before)];
  const aside =
    shareNow &&
    (shareBefore
      ? t("mix.nonVoiceChange", { before: shareBefore, now: shareNow })
      : t("mix.nonVoice", { share: shareNow }));
  const bars = [
    ...(view.before ? [{ label: shortLabel(view.before, view.calendar, locale), contacts: before }] : []),
    { label: shortLabel(view.range, view.calendar, locale), contacts: now },
  ];
  return (
    <Panel title={t("mix.title")} aside={aside} fill>
      {Object.keys(now).length === 0 ? (
        <p className="text-small text-ink-2">{t("mix.empty")}</p>
      ) : (
        <MixBars bars={bars} />
      )}
    </Panel>
  );
}
