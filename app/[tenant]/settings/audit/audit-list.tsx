import { getTranslations } from "next-intl/server";
import type { Locale } from "@/domain/format/number";
import type { AuditPage, AuditView } from "@/server/audit/audit";
import { entryTime, type Words, wordsOf } from "@/server/audit/words";

/** How many fields of an entry are shown; the rest stand in what was recorded. */
const SHOWN = 10;

/** An entry a line: when, who and from where beside what was done, on what, and what became of it. */
export async function AuditList({ view, locale }: { view: AuditPage; locale: Locale }) {
  const [t, kpi, measure, channelKind, role, variant] = [
    await getTranslations("audit"),
    await getTranslations("kpi"),
    await getTranslations("measure"),
    await getTranslations("channelKind"),
    await getTranslations("role"),
    await getTranslations("card.variant"),
  ];
  const words = wordsOf({
    t,
    kpi,
    measure,
    channelKind,
    role,
    variant,
    locale,
    currency: view.currency,
    names: view.names,
  });
  return (
    <ol aria-label={t("list")} className="text-small leading-normal">
      {view.rows.map((row) => (
        <li
          key={row.id}
          className="grid gap-x-6 gap-y-1 border-t border-hairline py-3 first:border-t-0 first:pt-0 last:pb-0 md:grid-cols-[168px_minmax(0,1fr)]"
        >
          <div className="flex flex-wrap items-baseline gap-x-3 text-ink-2 md:flex-col">
            <time dateTime={new Date(row.at).toISOString()} className="num whitespace-nowrap text-ink">
              {entryTime(row.at, view.zone, locale)}
            </time>
            <span className="break-words text-ink">{words.person(row)}</span>
            <span className="num text-note break-all text-ink-3">
              <span className="sr-only">{t("network")}: </span>
              {words.network(row)}
            </span>
          </div>
          <div className="min-w-0">
            <p className="flex flex-wrap items-baseline gap-x-2.5">
              <span className="font-semibold">{words.command(row)}</span>
              <span className="min-w-0 break-words text-ink-2">{words.name(row)}</span>
            </p>
            <Changes row={row} words={words} />
            <details className="mt-0.5">
              <summary className="inline-flex min-h-6 cursor-pointer items-center text-note text-ink-3 underline decoration-hairline-strong underline-offset-4 hover:text-ink pointer-coarse:min-h-11">
                {t("raw")}
              </summary>
              <Raw row={row} />
            </details>
          </div>
        </li>
      ))}
    </ol>
  );
}

async function Changes({ row, words }: { row: AuditView; words: Words }) {
  const t = await getTranslations("audit");
  const changes = words.changes(row);
  if (changes.length === 0) return <p className="text-ink-3">{t("noChange")}</p>;
  return (
    <>
      <dl className="mt-1 grid gap-x-3 gap-y-0.5 sm:grid-cols-[minmax(0,max-content)_minmax(0,1fr)]">
        {changes.slice(0, SHOWN).map(({ field, before, after }) => (
          <div key={field} className="contents">
            <dt className="text-ink-2 max-sm:mt-1">{field}</dt>
            <dd className="min-w-0 break-words">
              {before !== null && (
                <>
                  <span className="text-ink-3">
                    <span className="sr-only">{t("before")}: </span>
                    {before}
                  </span>
                  <span aria-hidden className="px-1.5 text-ink-3">
                    →
                  </span>
                  <span className="sr-only">{t("after")}: </span>
                </>
              )}
              {after}
            </dd>
          </div>
        ))}
      </dl>
      {changes.length > SHOWN && (
        <p className="text-note text-ink-3">{t("moreChanges", { count: changes.length - SHOWN })}</p>
      )}
    </>
  );
}

/** The row to the letter, with the number its request has in the server's log. */
async function Raw({ row }: { row: AuditView }) {
  const t = await getTranslations("audit");
  const parts = [
    [t("before"), row.before],
    [t("after"), row.after],
  ] as const;
  return (
    <dl className="mt-1 grid gap-1 rounded bg-sunken px-3 py-2 text-note text-ink-2">
      {parts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <pre className="num whitespace-pre-wrap break-all">{JSON.stringify(value, null, 2)}</pre>
          </dd>
        </div>
      ))}
      <div>
        <dt>{t("request")}</dt>
        <dd className="num break-all">
          {row.requestId} {row.command} {row.subject}
        </dd>
      </div>
    </dl>
  );
}
