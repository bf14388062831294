import { getLocale, getTranslations } from "next-intl/server";
import { Panel } from "@/app/_components/ui/panel";
import { dateLabel } from "@/domain/period-label";
import type { SettingsView } from "@/server/settings";

/** What the company's figures depend on. */
export async function CompanyFacts({ facts }: { facts: SettingsView["facts"] }) {
  const t = await getTranslations("settings");
  const shown = [
    [t("zone"), facts.zone], [t("currency"), facts.currency],
    [t("fiscal"), t("fiscalMonth", { month: facts.fiscalStartMonth })], [t("week"), facts.weekStart === "sunday" ? t("sunday") : t("monday")],
  ];
  return (
    <Panel title={t("company")}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5 text-[13px]">
        {shown.map(([name, value]) => <div key={name} className="contents"><dt className="text-ink-2">{name}</dt><dd>{value}</dd></div>)}
      </dl>
    </Panel>
  );
}

/** The teams a member reaches, with each channel's rhythm. */
export async function TeamList({ teams }: { teams: SettingsView["teams"] }) {
  const t = await getTranslations("settings");
  const locale = (await getLocale()) === "en" ? "en" : "ja";
  return (
    <Panel title={t("teams")}>
      <ul className="grid gap-5 lg:grid-cols-2">
        {teams.map(({ id, name, channels }) => (
          <li key={id}>
            <h3 className="text-[13px] font-semibold">{name}</h3>
            <ul className="mt-1 text-[13px] text-ink-2">
              {channels.map((channel) => <li key={channel.id} className="flex flex-wrap justify-between gap-x-3 border-t border-hairline py-1.5"><span className="text-ink">{channel.name}</span><span>{t(`cadence.${channel.cadence}`)} {t("since", { date: dateLabel(channel.startsOn, locale) })}</span></li>)}
            </ul>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
