import { Link } from "@/app/_components/ui/link";
import { getTranslations } from "next-intl/server";
import { monthText } from "@/app/_components/kpi/month-text";
import { classes } from "@/app/_components/ui/classes";
import { Panel } from "@/app/_components/ui/panel";
import type { Locale } from "@/domain/format/number";
import type { Completeness } from "@/domain/records/calendar";
import { calendarHref, type Place, severalTeams, shareLabel, type Texts } from "./place";
import { ScrollToBegin } from "./scroll-to-begin";

/** Twelve months as the share recorded, a channel a row. A month leads to its days. */
export async function Months(place: Place) {
  const { view, locale } = place;
  const t = await getTranslations("calendar");
  const several = severalTeams(place);
  const lines = [
    ...view.rows.map(({ id, name, team }) => ({
      id,
      name: several ? t("channelOf", { channel: name, team: team.name }) : name,
    })),
    ...(view.rows.length > 1 ? [{ id: null, name: t("total") }] : []),
  ];
  return (
    <Panel title={t("months")} note={t("monthsNote")}>
      <ScrollToBegin label={t("months")}>
        <table className="w-full border-separate border-spacing-0 text-small leading-snug">
          <caption className="sr-only">{t("months")}</caption>
          <thead>
            <tr>
              <th
                scope="col"
                className="sticky left-0 z-[1] border-b border-hairline-strong bg-surface pr-3 text-left font-normal text-ink-2"
              >
                {t("channel")}
              </th>
              {view.months.map(({ month }, i) => (
                <th
                  key={month}
                  scope="col"
                  data-begin={i === view.months.length - 1 || undefined}
                  className="min-w-16 border-b border-hairline-strong p-0 text-right font-normal"
                >
                  <Link
                    href={calendarHref(place, { month })}
                    aria-current={month === view.month ? "true" : undefined}
                    className="flex h-9 items-center justify-end rounded-sm pl-2 whitespace-nowrap text-ink-2 underline decoration-hairline-strong underline-offset-4 hover:text-ink aria-[current=true]:font-semibold aria-[current=true]:text-ink pointer-coarse:h-11"
                  >
                    {monthText(month, locale, "short")}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ id, name }) => (
              <tr key={id ?? "total"} className={id === null ? "font-semibold" : undefined}>
                <th
                  scope="row"
                  className={classes(
                    "sticky left-0 z-[1] h-9 max-w-36 min-w-28 border-b border-hairline bg-surface pr-3 text-left sm:max-w-none sm:whitespace-nowrap",
                    id !== null && "font-normal",
                  )}
                >
                  {name}
                </th>
                {view.months.map(({ month, channels, total }) => (
                  <Share
                    key={month}
                    value={id === null ? total : channels.find((one) => one.id === id)}
                    locale={locale}
                    t={t}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollToBegin>
    </Panel>
  );
}

function Share({ value, locale, t }: { value: Completeness | undefined; locale: Locale; t: Texts }) {
  if (!value || value.rate === null)
    return (
      <td className="border-b border-hairline text-right text-ink-3">
        <span aria-hidden>—</span>
        <span className="sr-only">{t("noneDue")}</span>
      </td>
    );
  return (
    <td
      className="num border-b border-hairline pl-2 text-right"
      title={t("share", { recorded: value.recorded, due: value.due })}
    >
      <span className={value.recorded < value.due ? "text-attention" : undefined}>
        {shareLabel(value.rate, locale)}
      </span>
      {value.recorded < value.due && (
        <span className="block text-note font-normal text-ink-3">
          {t("lacking", { count: value.due - value.recorded })}
        </span>
      )}
    </td>
  );
}
