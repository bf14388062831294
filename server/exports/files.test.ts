import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { TestMember, TestTenant } from "@/db/testing/tenant";
import type { AuditSearch } from "@/domain/audit/search";
import type { Locale } from "@/domain/format/number";
import { type RowsView, rowsViewSchema } from "@/domain/views/trend";
import { createApi } from "../root";
import { requestOf, serverDatabase } from "../testing";
import type { ExportFile } from "./file";
import { harbour, komorebi } from "./testing-companies";

const db = serverDatabase();
const asking = (member: TestMember) => createApi(requestOf(member, "2026-11-23")).export;

/** The file as the browser saves it. */
async function whole({ name, parts }: ExportFile) {
  const texts: string[] = [];
  for await (const { text } of parts) texts.push(text);
  return { name, text: texts.join(""), parts: texts.length };
}

const rowsFile = async ({ slug, executive }: TestTenant, locale: Locale, asked: RowsView) =>
  whole(await asking(executive).rows({ tenant: slug, locale, ...asked }));
const logFile = async ({ slug, admin }: TestTenant, locale: Locale, search: AuditSearch) =>
  whole(await asking(admin).auditLog({ tenant: slug, locale, ...search }));

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
