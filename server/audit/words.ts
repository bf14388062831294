import { type Currency, shownUnit } from "@/domain/format/currency";
import { formatDecimal, formatValue, type Locale, NO_VALUE } from "@/domain/format/number";
import { isKpiId, KPIS } from "@/domain/kpi/kpi";
import { isMeasureId, MEASURES } from "@/domain/measures/measure";
import { clockFormat } from "@/domain/time/clock";
import { addDays } from "@/domain/time/period";
import { rangeDigits } from "@/domain/time/short-label";
import type { Translate } from "@/domain/format/translate";
import type { AuditView } from "./audit";

/** What the words are made with: the page's own texts as `t`, the names others have given, and how the company counts. */
export interface WordSource {
  t: Translate;
  kpi: Translate;
  measure: Translate;
  channelKind: Translate;
  role: Translate;
  variant: Translate;
  locale: Locale;
  currency: Currency;
  names: Readonly<Record<string, string>>;
}

/** On the way to the browser what is undefined falls away. */
interface Changed {
  changes: readonly { field: string; before?: unknown; after?: unknown }[];
  before?: unknown;
  kpi: string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const STATEMENT = /^s([1-8])$/;
/** Fields whose values have words of their own under "value". */
const WORDED = new Set(["cadence", "locale", "weekStart", "workdays", "holidays", "page", "kind"]);
const ROLE_FIELDS = new Set(["role", "exporters"]);
const KPI_FIELDS = new Set(["kpi", "hiddenKpis", "tiles"]);
const VARIANT_FIELDS = new Set(["serviceLevel", "cesScale", "ltv", "contactBase"]);
const LONGEST = 300;

/** Whether there are words for it; an object's own parts ("constructor") are none. */
const knows = (words: Translate, key: string): boolean =>
  words.has(key) && !key.split(".").some((part) => part in Object.prototype);

/** A name in its quotation marks, with its team; of what is gone, that it is. */
function namedText(t: Translate, { gone, team }: AuditView["about"], name: string | null): string {
  if (name === null) return gone ? t("removed") : "";
  if (gone) return t("goneName", { name });
  return team === null ? t("named", { name }) : t("namedIn", { name, team });
}

const commandText = (t: Translate, command: string): string =>
  /^[a-z-]+$/.test(command) && knows(t, `command.${command}`) ? t(`command.${command}`) : command;

/** The word for a value that is one of a few. */
function wordOf(
  { t, kpi, role, variant, channelKind }: Pick<WordSource, "t" | "kpi" | "role" | "variant" | "channelKind">,
  field: string,
  value: string,
): string | null {
  if (ROLE_FIELDS.has(field) && knows(role, value)) return role(value);
  if (KPI_FIELDS.has(field) && isKpiId(value)) return kpi(value);
  if (VARIANT_FIELDS.has(field) && knows(variant, value)) return variant(value);
  if (field === "kind" && knows(channelKind, value)) return channelKind(value);
  if (WORDED.has(field) && /^\w+$/.test(value) && knows(t, `value.${field}.${value}`))
    return t(`value.${field}.${value}`);
  return null;
}

export type Words = ReturnType<typeof wordsOf>;

/** An audit row in the reader's language: what was done, on what, and each field from what to what. */
export function wordsOf({ t, kpi, measure, channelKind, role, variant, locale, currency, names }: WordSource) {
  const words = { t, kpi, role, variant, channelKind };
  const dateText = (date: string) => rangeDigits({ from: date, until: addDays(date, 1) }, locale);

  const commandName = (command: string) => commandText(t, command);

  function textValue(field: string, value: string): string {
    if (UUID.test(value)) return names[value] ?? t("removed");
    // Spans are kept half-open and read with their last day.
    if (DATE.test(value)) return dateText(field === "until" ? addDays(value, -1) : value);
    const word = field === "command" ? commandName(value) : wordOf(words, field, value);
    if (word !== null) return word;
    return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  }

  function numberValue(field: string, value: number, of: string | null): string {
    if (isMeasureId(field)) return formatValue(value, shownUnit(MEASURES[field].unit, currency), locale);
    if ((field === "low" || field === "high") && of !== null && isKpiId(of))
      return formatValue(value, shownUnit(KPIS[of].unit, currency), locale);
    if (WORDED.has(field)) return textValue(field, String(value));
    return formatDecimal(value, locale, Number.isInteger(value) ? 0 : 2);
  }

  function listValue(field: string, value: readonly unknown[], of: string | null): string {
    if (value.length === 0) return t("none");
    if (field !== "answers")
      return value
        .map((one) => valueText(field, one, of))
        .join(value.some((one) => typeof one === "object") ? "; " : t("separator"));
    const numbers = value.flatMap((one, i) => (one === true ? [String(i + 1)] : []));
    return numbers.length === 0 ? t("appliesNone") : t("applies", { numbers: numbers.join(t("separator")) });
  }

  function valueText(field: string, value: unknown, of: string | null): string {
    if (value === null || value === undefined || value === "") return NO_VALUE;
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (typeof value === "number") return numberValue(field, value, of);
    if (typeof value === "string") return textValue(field, value);
    if (Array.isArray(value)) return listValue(field, value, of);
    const inner = Object.entries(value);
    return inner.length === 0
      ? t("none")
      : inner.map(([name, one]) => `${fieldName(name)}: ${valueText(name, one, of)}`).join(" / ");
  }

  function fieldName(field: string): string {
    const statement = STATEMENT.exec(field)?.[1];
    if (statement) return t("statement", { number: statement });
    if (isMeasureId(field)) return measure(field);
    if (/^\w+$/.test(field) && knows(t, `field.${field}`)) return t(`field.${field}`);
    return field === "" ? t("changes") : field;
  }

  const kindName = (kind: string): string =>
    /^[a-z-]+$/.test(kind) && knows(t, `subject.${kind}`) ? t(`subject.${kind}`) : kind;

  function ownName(name: string, kind: string): string {
    if (isKpiId(name) && kind === "target") return kpi(name);
    return kind === "tiles" ? textValue("page", name) : name;
  }

  /** What it is called, and where and when it is; nothing where the kind says it all. */
  function nameText({ about }: Pick<AuditView, "about">): string {
    const { name, kind, person, date } = about;
    const named = namedText(t, about, name === null ? null : ownName(name, kind));
    return [named, person ?? "", date === null ? "" : dateText(date)].filter((part) => part !== "").join(" ");
  }

  return {
    command: ({ command }: Pick<AuditView, "command">): string => commandName(command),
    /** Beside the command, which says of what kind it is. */
    name: nameText,
    /** Standing alone. */
    subject: (row: Pick<AuditView, "about">): string =>
      [kindName(row.about.kind), nameText(row)].filter((part) => part !== "").join(" "),
    person: ({ userName }: Pick<AuditView, "userName">): string => userName ?? t("unknownPerson"),
    network: ({ network }: Pick<AuditView, "network">): string => network ?? t("unknownNetwork"),
    /** Each field that differs; of what is new there is no side before. */
    changes: ({ changes, before, kpi: of }: Changed) =>
      changes.map(({ field, before: old, after }) => ({
        field: fieldName(field),
        before: before === null || before === undefined ? null : valueText(field, old, of),
        after: valueText(field, after, of),
      })),
  };
}

/** When it was, on the company's clock; for a file to the second, and so that it sorts. */
export function entryTime(at: Date | string, zone: string, locale: Locale | "file"): string {
  const date = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
  if (locale === "file") return clockFormat("sv-SE", zone, { ...date, second: "2-digit" }).format(new Date(at));
  return clockFormat(locale === "ja" ? "ja-JP" : "en-GB", zone, {
    ...date,
    ...(locale === "en" ? ({ month: "short", day: "numeric" } as const) : {}),
  }).format(new Date(at));
}
