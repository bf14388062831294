import { Link } from "@/app/_components/ui/link";
import { getTranslations } from "next-intl/server";
import { formatValue, type Locale } from "@/domain/format/number";
import { periodDigits } from "@/domain/time/short-label";
import type { RowsAnswer, ShownRow } from "@/server/trends/rows";
import { stateText, sumKey, timeText } from "@/server/trends/row-words";
import type { RowTexts } from "./texts";

interface Props {
  view: RowsAnswer;
  locale: Locale;
  texts: RowTexts;
  slug: string;
}

const CELL = "px-2.5 py-2 font-normal first:pl-0 last:pr-0";
const FIGURE = `${CELL} num text-right whitespace-nowrap`;

/** Where a row can be looked at and put right. */
function recordHref(slug: string, { start, place }: ShownRow): string {
  if (!place) return `/${slug}/record/base?month=${start.slice(0, 7)}`;
  if (place.cadence === "day") return `/${slug}/record?date=${start}&team=${place.teamId}&channel=${place.channelId}`;
  return `/${slug}/record/month?channel=${place.channelId}&month=${start.slice(0, 7)}&team=${place.teamId}`;
}

/** A row a recorded period; what is left out is grey and says why. The foot adds up what is used, over all pages. */
export async function RowTable(props: Props) {
  const { view, locale, texts } = props;
  const t = await getTranslations("rows");
  const withPlace = view.rows.some(({ place }) => place !== null);
  const withTeam = withPlace && view.teams.length > 1;
  const rolls = { flow: null, opening: t("opening"), closing: t("closing") };
  return (
    <div tabIndex={0} role="group" aria-label={t("list")} className="relative max-w-full overflow-x-auto rounded-sm">
      <table className="w-full border-collapse text-small leading-snug">
        <caption className="sr-only">{t("list")}</caption>
        <thead>
          <tr className="border-b border-hairline-strong text-left text-ink-2">
            <th scope="col" className={CELL}>
              {t("period")}
            </th>
            {withTeam && (
              <th scope="col" className={`${CELL} max-sm:hidden`}>
                {t("team")}
              </th>
            )}
            {withPlace && (
              <th scope="col" className={CELL}>
                {t("channel")}
              </th>
            )}
            {view.needs.map(({ id, roll }) => (
              <th key={id} scope="col" className={FIGURE}>
                {texts.name(id)}
                {rolls[roll] && <span className="block text-note text-ink-3">{rolls[roll]}</span>}
              </th>
            ))}
            <th scope="col" className={CELL}>
              {t("use")}
            </th>
            <th scope="col" className={CELL}>
              {t("by")}
            </th>
            <th scope="col" className={CELL}>
              {t("at")}
            </th>
            <th scope="col" className={CELL}>
              {t("source")}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <Row
              key={`${row.start}${row.place?.channelId ?? ""}`}
              row={row}
              withPlace={withPlace}
              withTeam={withTeam}
              {...props}
            />
          ))}
        </tbody>
        <tfoot>
          <tr className="border-t-2 border-ink font-semibold">
            <th scope="row" colSpan={withPlace ? 2 : 1} className={`${CELL} text-left font-semibold`}>
              {t(sumKey(view.footer), { used: view.footer.used })}
            </th>
            {withTeam && <td className="max-sm:hidden" />}
            {view.needs.map(({ id, unit }, i) => (
              <td key={id} className={FIGURE}>
                <data value={view.footer.sums[i] ?? ""} data-testid={`sum-${id}`} className="font-semibold">
                  {formatValue(view.footer.sums[i] ?? null, unit, locale)}
                </data>
              </td>
            ))}
            <td colSpan={4} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

async function Row({
  row,
  withPlace,
  withTeam,
  view,
  locale,
  texts,
  slug,
}: Props & { row: ShownRow; withPlace: boolean; withTeam: boolean }) {
  const t = await getTranslations("rows");
  const period = periodDigits({ from: row.start, until: row.until }, locale);
  const used = row.state === "used";
  return (
    <tr className={`border-b border-hairline last:border-b-0 ${used ? "" : "text-ink-3"}`}>
      <th scope="row" className={`${CELL} num text-left whitespace-nowrap`}>
        {view.canRecord ? (
          <Link
            href={recordHref(slug, row)}
            className="underline decoration-hairline-strong underline-offset-4 hover:decoration-ink"
          >
            {period}
          </Link>
        ) : (
          period
        )}
      </th>
      {withTeam && <td className={`${CELL} whitespace-nowrap max-sm:hidden`}>{row.place?.team}</td>}
      {withPlace && (
        <td className={`${CELL} sm:whitespace-nowrap`}>
          {row.place?.channel}
          {withTeam && <span className="block text-note text-ink-3 sm:hidden">{row.place?.team}</span>}
        </td>
      )}
      {view.needs.map(({ id, unit }, i) => (
        <td key={id} className={FIGURE}>
          {formatValue(row.values[i] ?? null, unit, locale)}
          {row.estimated[i] && ` ${t("estimated")}`}
        </td>
      ))}
      <td className={`${CELL} min-w-40`}>{stateText(row, t, texts.name, texts.variant, locale)}</td>
      <RecordedCells recorded={row.recorded} zone={view.zone} locale={locale} />
    </tr>
  );
}

interface RecordedProps {
  recorded: ShownRow["recorded"];
  zone: string;
  locale: Locale;
}

/** By whom, when and from where; of a row made of several it is none of one. */
async function RecordedCells({ recorded, zone, locale }: RecordedProps) {
  const t = await getTranslations("rows");
  return (
    <>
      <td className={`${CELL} whitespace-nowrap`}>{recorded?.by ?? (recorded ? t("left") : t("several"))}</td>
      <td className={`${CELL} num whitespace-nowrap`}>{recorded && timeText(recorded.at, zone, locale)}</td>
      <td className={`${CELL} whitespace-nowrap`}>{recorded && t(`sourceOf.${recorded.source}`)}</td>
    </>
  );
}
