import { Link } from "@/app/_components/ui/link";
import { getTranslations } from "next-intl/server";
import { type Query, queryWith } from "@/app/_lib/query-text";
import { variantText } from "@/domain/kpi/variant-text";
import { Notice } from "@/app/_components/ui/notice";
import type { Locale } from "@/domain/format/number";
import { addDays, type LocalDate, type Range } from "@/domain/time/period";
import { rangeDigits } from "@/domain/time/short-label";
import type { DefinitionChange } from "@/domain/kpi/definitions";
import { textOfRange } from "@/domain/views/view";

interface Props {
  definitions: readonly DefinitionChange[];
  range: Range;
  locale: Locale;
  /** The page's own query, for the way to either side. */
  query: Query;
  children: React.ReactNode;
}

/** Each change of definition inside the range, as one line: the day, what held until then and what holds since. */
export async function definitionLines(definitions: readonly DefinitionChange[], locale: Locale): Promise<string[]> {
  const [t, variants] = [await getTranslations("trends.definition"), await getTranslations("card.variant")];
  const say = (variant: string | null) =>
    variant === null ? "" : variantText(variant, (key, values) => variants(key, values));
  return definitions.map(({ start, before, after }) =>
    t("note", { date: dayDigits(start, locale), before: say(before), after: say(after) }),
  );
}

/** Says that the figure meant two things inside the range, with a way to each side of the change. */
export async function DefinitionNotice({ definitions, range, locale, query, children }: Props) {
  const [t, lines] = [await getTranslations("trends.definition"), await definitionLines(definitions, locale)];
  const [first, last] = [definitions[0], definitions.at(-1)];
  if (!first || !last) return null;
  const sides = [
    { label: t("until"), range: { from: range.from, until: first.start } },
    { label: t("since"), range: { from: last.start, until: range.until } },
  ];
  return (
    <Notice
      tone="info"
      action={
        <p className="flex flex-wrap gap-x-4 text-small print:hidden">
          {sides.map((side) => (
            <Link
              key={side.label}
              href={queryWith(query, "range", textOfRange(side.range))}
              className="inline-flex items-center underline decoration-hairline-strong underline-offset-4 hover:decoration-ink pointer-coarse:min-h-11"
            >
              {side.label}
            </Link>
          ))}
        </p>
      }
    >
      {lines.map((line) => (
        <p key={line} className="font-semibold">
          {line}
        </p>
      ))}
      <p>{children}</p>
    </Notice>
  );
}

const dayDigits = (day: LocalDate, locale: Locale): string =>
  rangeDigits({ from: day, until: addDays(day, 1) }, locale);
