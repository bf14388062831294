import { getLocale, getTranslations } from "next-intl/server";
import { MixBars } from "@/app/_components/charts/mix-bars";
import { Panel } from "@/app/_components/ui/panel";
import { namesText } from "@/domain/format/list";
import { missingKinds } from "@/domain/tallies/contacts";
import { voiceShare } from "@/domain/measures/channel";
import { formatPercent } from "@/domain/format/number";
import { type Place } from "./place";
import { shortLabel } from "@/app/_components/time/range-options";

/** Which ways in the contacts took, beside the compared range. */
export async function MixBlock({ view }: Place) {
  const [t, locale] = [await getTranslations("home"), await getLocale()];
  const names = await getTranslations("channelKind");
  const { now, before } = view.mix;
  const out = new Set(view.mix.leftOut.map(({ id }) => id));
  const living = view.channels.filter(({ id, archived }) => !archived && !out.has(id)).map(({ kind }) => kind);
  // Without a channel that is not recorded yet the others would seem to have grown.
  const missing = missingKinds([before ?? {}, now], living)[1] ?? [];
  const share = (contacts: typeof now | null) => {
    const voice = contacts && missing.length === 0 ? voiceShare(contacts) : null;
    return voice === null ? null : formatPercent(1 - voice, locale, 0);
  };
  const [shareNow, shareBefore] = [share(now), share(before)];
  const aside =
    shareNow &&
    (shareBefore
      ? t("mix.nonVoiceChange", { before: shareBefore, now: shareNow })
      : t("mix.nonVoice", { share: shareNow }));
  const bars = [
    ...(view.before ? [{ label: shortLabel(view.before, view.calendar, locale), contacts: before, missing: [] }] : []),
    { label: shortLabel(view.range, view.calendar, locale), contacts: now, missing },
  ];
  const leftOut = view.mix.leftOut.map(({ name }) => name);
  return (
    <Panel title={t("mix.title")} aside={aside} fill>
      {Object.keys(now).length === 0 ? (
        <p className="text-small text-ink-2">{t("mix.empty")}</p>
      ) : (
        <MixBars bars={bars} />
      )}
      {missing.length > 0 && (
        <p className="mt-2 text-note leading-relaxed text-ink-2">
          {t("mix.missing", {
            channels: namesText(
              missing.map((kind) => names(kind)),
              locale,
            ),
          })}
        </p>
      )}
      {leftOut.length > 0 && (
        <p className="mt-2 text-note leading-relaxed text-ink-2">
          {t("mix.leftOut", { channels: namesText(leftOut, locale) })}
        </p>
      )}
    </Panel>
  );
}
