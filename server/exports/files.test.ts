import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createTranslator } from "next-intl";
import { beforeAll, describe, expect, test } from "vitest";
import type { TestTenant } from "@/db/testing";
import type { AuditSearch } from "@/domain/audit/search";
import { BOM, csvText } from "@/domain/format/csv";
import type { Locale } from "@/domain/format/number";
import { type RowsView, rowsViewSchema } from "@/domain/views/trend-view";
import en from "@/messages/en.json";
import ja from "@/messages/ja.json";
import auditEn from "@/messages/parts/audit.en.json";
import auditJa from "@/messages/parts/audit.ja.json";
import homeEn from "@/messages/parts/home.en.json";
import homeJa from "@/messages/parts/home.ja.json";
import trendsEn from "@/messages/parts/trends.en.json";
import trendsJa from "@/messages/parts/trends.ja.json";
import uiEn from "@/messages/parts/ui.en.json";
import uiJa from "@/messages/parts/ui.ja.json";
// Of app/ until the files are made here: this pins what the browser makes.
import { fileRows } from "@/app/[tenant]/rows/file-rows";
import { needName } from "@/app/[tenant]/rows/row-words";
import { momentText, type WordSource, wordsOf } from "@/app/[tenant]/settings/audit/words";
import { createApi } from "../root";
import { requestOf, serverDatabase } from "../testing";
import { harbour, komorebi } from "./testing-companies";

const db = serverDatabase();
const MESSAGES = {
  ja: { ...ja, ...homeJa, ...uiJa, ...trendsJa, ...auditJa },
  en: { ...en, ...homeEn, ...uiEn, ...trendsEn, ...auditEn },
};
const of = (locale: Locale, namespace: string) =>
  createTranslator({
    locale,
    messages: MESSAGES[locale] as object,
    namespace: namespace as never,
    timeZone: "UTC",
  }) as unknown as WordSource["t"];

/** As the browser gets it. */
const overTheWire = <T>(answer: T): T => JSON.parse(JSON.stringify(answer)) as T;

async function rowsFile(company: TestTenant, locale: Locale, asked: RowsView) {
  const client = createApi(requestOf(company.executive, "2026-11-23"));
  const part = (page: number) => client.trend.file({ tenant: company.slug, ...asked, page });
  const whole = await part(1);
  for (let page = 2; page <= whole.pages && whole.rows.length < 50_000; page += 1)
    whole.rows.push(...(await part(page)).rows);
  const [measure, need] = [of(locale, "measure"), of(locale, "need")];
  const { name, rows } = fileRows(overTheWire(whole) as never, {
    locale,
    t: of(locale, "rows"),
    name: (id) => needName(id, measure, need as never),
    subject: whole.subject.id === "contacts" ? of(locale, "trends")("contacts") : of(locale, "kpi")(whole.subject.id),
    variants: (key, values) => of(locale, "card.variant")(key, values),
  });
  return { name: `${name}.csv`, text: BOM + csvText(rows) };
}

async function logFile(company: TestTenant, locale: Locale, search: AuditSearch) {
  const client = createApi(requestOf(company.admin, "2026-11-23"));
  const part = (before?: string) => client.audit.file({ tenant: company.slug, ...search, before });
  const { next: second, ...whole } = await part();
  for (let next = second; next !== null;) {
    const more = await part(next);
    whole.rows.push(...more.rows);
    Object.assign(whole.names, more.names);
    next = more.next;
  }
  const { names, zone, currency, rows } = overTheWire(whole);
  const t = of(locale, "audit");
  const words = wordsOf({
    t,
    kpi: of(locale, "kpi"),
    measure: of(locale, "measure"),
    channelKind: of(locale, "channelKind"),
    role: of(locale, "role"),
    variant: of(locale, "card.variant"),
    locale,
    currency,
    names,
  });
  const jsonOf = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value));
  return {
    name: `${t("fileName")}.csv`,
    text:
      BOM +
      csvText([
        [
          `${t("when")} (${zone})`,
          ...["who", "what", "where", "changes", "before", "after", "network", "request"].map((key) => t(key)),
        ],
        ...rows.map((row) => [
          momentText(row.at, zone, "file"),
          words.person(row),
          words.command(row),
          words.subject(row),
          words
            .changes(row)
            .map(({ field, before, after }) =>
              before === null ? `${field}: ${after}` : t("changeOf", { field, before, after }),
            )
            .join("\n"),
          jsonOf(row.before),
          jsonOf(row.after),
          row.network,
          row.requestId,
        ]),
      ]),
  };
}

const SAMPLES = join(import.meta.dirname, "samples");
/** Ids are made anew each time: told apart by which comes first. */
function withoutIds(text: string): string {
  const ids = new Map<string, string>();
  return text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
    ids.set(id, ids.get(id) ?? `id-${ids.size + 1}`);
    return ids.get(id) ?? "";
  });
}

/** Each file of a company and language under a line of its own: what it is of, and its name. */
function expectSample(company: string, locale: Locale, what: string, { name, text }: { name: string; text: string }) {
  const all = `\n${readFileSync(join(SAMPLES, `${company}-${locale}.txt`), "utf8").replace(/\n$/, "")}`;
  const kept = all.split("\n=== ").find((one) => one.startsWith(`${what}: `));
  expect(`${what}: ${name}\n${withoutIds(text)}`).toBe(kept);
}

/** What is too long to keep: its lines, and a digest of its bytes. */
const digest = ({ name, text }: { name: string; text: string }) => ({
  name,
  text: `${text.split("\r\n").length} ${createHash("sha256").update(withoutIds(text)).digest("hex")}`,
});

const companies: Record<string, TestTenant> = {};
beforeAll(async () => {
  Object.assign(companies, { komorebi: await komorebi(db), harbour: await harbour(db) });
});
const companyOf = (name: string): TestTenant => companies[name] ?? expect.unreachable(name);

const OCTOBER = "2026-10-01..2026-11-08";
const ASKED: Readonly<Record<string, (company: TestTenant) => Partial<RowsView>>> = {
  contacts: () => ({ team: "all", range: "2026-10-25..2026-11-08" }),
  "answer-rate": ({ teams }) => ({ kpi: "answer_rate", team: teams[0].id, range: OCTOBER }),
  "service-level": ({ teams }) => ({ kpi: "service_level", team: teams[0].id, range: OCTOBER, grain: "month" }),
  "handle-time": (company) => ({
    kpi: "aht_sec",
    teams: company.teams.map(({ id }) => id),
    channels: company.channels.map(({ id }) => id),
    range: "2026-10",
  }),
  cost: ({ channel }) => ({ kpi: "cost_per_contact", team: "all", channel: channel("phone").id, range: "2026-10" }),
  "contact-rate": () => ({ kpi: "contact_rate", team: "all", range: "2026-07-01..2026-10-15" }),
  churn: () => ({ kpi: "churn_rate", team: "all", range: "2026-07-01..2026-10-31" }),
  arpa: () => ({ kpi: "arpa", team: "all", range: "2026-07-01..2026-10-31" }),
  nothing: () => ({ kpi: "nps", team: "all", range: "2020-01" }),
};

describe.each(["komorebi", "harbour"])("the files of %s are what they were, to the byte", (name) => {
  describe.each(["ja", "en"] as const)("in %s", (locale) => {
    test.each(Object.entries(ASKED))("the rows behind %s", async (what, asked) => {
      const company = companyOf(name);
      const view = rowsViewSchema.parse(asked(company));
      expectSample(name, locale, what, await rowsFile(company, locale, view));
    });

    test("the log, narrowed down, and whole", async () => {
      const company = companyOf(name);
      expectSample(name, locale, "log", await logFile(company, locale, { from: "2026-10-01", last: "2026-11-20" }));
      expectSample(name, locale, "whole-log", digest(await logFile(company, locale, { last: "2026-11-20" })));
    });
  });
});

test.each(["ja", "en"] as const)("rows of several parts are one file, in %s", async (locale) => {
  const view = rowsViewSchema.parse({ kpi: "answer_rate", team: "all", range: "2023-11-01..2029-12-31" });
  expectSample("komorebi", locale, "parts", digest(await rowsFile(companyOf("komorebi"), locale, view)));
});
