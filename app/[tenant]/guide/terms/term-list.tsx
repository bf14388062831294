"use client";

import { Link } from "@/app/_components/ui/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Field } from "@/app/_components/ui/field";
import { TextInput } from "@/app/_components/ui/inputs";
import { matches } from "@/domain/guide/terms";
import { LINK } from "@/app/_components/guide/prose";

export interface TermEntry {
  id: string;
  name: string;
  text: string;
  keys: string;
  kpis: readonly { href: string; name: string }[];
  measures: readonly string[];
  channels: readonly string[];
}
interface TermListProps {
  entries: readonly TermEntry[];
  words: Readonly<Record<"search" | "hint" | "clear" | "kpis" | "measures" | "channels", string>>;
}

/** The terms a search finds; all of them without one, and without scripts. */
export function TermList({ entries, words }: TermListProps) {
  const t = useTranslations("guideLink");
  const [query, setQuery] = useState("");
  const found = entries.filter(({ name, text, keys }) => matches(`${name} ${keys} ${text}`, query));
  return (
    <>
      <div className="max-w-md print:hidden">
        <Field label={words.search} hint={words.hint}>
          {(ids) => (
            <TextInput
              {...ids}
              type="search"
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              autoComplete="off"
            />
          )}
        </Field>
      </div>
      <p role="status" className="-my-2 text-note text-ink-3">
        {t("found", { count: found.length })}
      </p>
      {found.length === 0 && (
        <p className="flex flex-wrap items-center gap-3 text-body">
          {t("noneFound", { query })}
          <Button onClick={() => setQuery("")}>{words.clear}</Button>
        </p>
      )}
      <dl className="grid gap-x-8 rounded-lg border border-hairline bg-surface px-4 empty:hidden sm:px-[18px] lg:grid-cols-2">
        {found.map((entry) => (
          <Term key={entry.id} entry={entry} words={words} />
        ))}
      </dl>
    </>
  );
}

function Term({
  entry: { id, name, text, kpis, measures, channels },
  words,
}: {
  entry: TermEntry;
  words: TermListProps["words"];
}) {
  return (
    <div
      id={`term-${id}`}
      className="scroll-mt-4 border-b border-hairline py-3 text-small leading-loose target:bg-sunken target:outline-2 target:outline-offset-4 target:outline-hairline-strong"
    >
      <dt className="text-body font-semibold">{name}</dt>
      <dd>{text}</dd>
      {kpis.length > 0 && (
        <dd className="text-note text-ink-2">
          {words.kpis}:{" "}
          {kpis.map((kpi, index) => (
            <span key={kpi.href}>
              {index > 0 && " / "}
              <Link href={kpi.href} className={LINK}>
                {kpi.name}
              </Link>
            </span>
          ))}
        </dd>
      )}
      {measures.length > 0 && (
        <dd className="text-note text-ink-2">
          {words.measures}: {measures.join(" / ")}
        </dd>
      )}
      {channels.length > 0 && (
        <dd className="text-note text-ink-2">
          {words.channels}: {channels.join(" / ")}
        </dd>
      )}
    </div>
  );
}
