import type { ChildProcess } from "node:child_process";
import { readdirSync } from "node:fs";
import { request as plain } from "node:http";
import { join } from "node:path";
import { request as requests, test } from "@playwright/test";
import { newCompany } from "./support/company";
import { expect } from "./support/expect";
import { freePort, kill, serve, settingsOf } from "./support/server";

const databaseUrl = process.env.TEST_APP_URL ?? "";
test.skip(!databaseUrl, "TEST_APP_URL is not set (npm test sets it)");
test.describe.configure({ mode: "serial" });

let server: ChildProcess;
let base = "";
let said = "";
test.beforeAll(async () => {
  const env = settingsOf(await freePort(), databaseUrl);
  base = env.AUTH_URL;
  server = await serve(env, (words) => {
    said += words;
  });
});
test.afterAll(() => kill(server));

/** What no page has in its address: long, undecodable, half characters, ways out of a folder, names of JavaScript's own. */
const NASTY = [
  "x".repeat(61),
  "x".repeat(101),
  "x".repeat(300),
  "x".repeat(10_000),
  "%E3%81%82".repeat(1_000),
  "%00",
  "a%00b",
  "%FF",
  "%E0%A4%A",
  "%",
  "%zz",
  "%ED%A0%80",
  "%F0%9F%98",
  "..",
  ".",
  "%2e%2e",
  "..%2f..%2fetc%2fpasswd",
  "%5c..%5c",
  "%0d%0aset-cookie:%20a=b",
  "%20",
  "%E2%80%AE",
  "__proto__",
  "constructor",
  "[tenant]",
  "%5B...x%5D",
  "2026-02-30",
  "0000-01-01",
  "275760-09-13",
  "-1",
  "1e309",
  "'%20or%201=1--",
  "%3Cscript%3E",
  "favicon.ico",
  "icon.svg",
  "null",
  "undefined",
];

/** The pages with parts to fill in, found in app/. */
const PAGES = readdirSync(join(process.cwd(), "app"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("/page.tsx") && path.includes("["))
  .map((path) =>
    path
      .split("/")
      .slice(0, -1)
      .filter((part) => !part.startsWith("(")),
  );

interface Answer {
  status: number;
  body: string;
  headers: Record<string, unknown>;
}

/** Asks for a path as it stands: no client of ours puts it right first. */
function ask(path: string, cookie: string): Promise<Answer> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const sent = plain({ hostname, port, path, headers: { cookie, accept: "text/html" } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString(), headers: answer.headers }),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}

/** A company's name is looked up before any of its pages: all of these are tried on the first one, some on each. */
const ON_EACH = new Set(["x".repeat(61), "x".repeat(10_000), "%FF"]);

/** Every page with one of its parts spoilt, the others as they should be. `part` is which. */
const spoilt = (slug: string, text: string): { part: string; path: string }[] =>
  PAGES.flatMap((parts) =>
    parts.flatMap((part, i) =>
      part.startsWith("[")
        ? [
            {
              part: `/${parts.slice(0, i + 1).join("/")}`,
              path: `/${parts.map((one, j) => (j === i ? text : goodFor(one, slug))).join("/")}`,
            },
          ]
        : [],
    ),
  );

function goodFor(part: string, slug: string): string {
  if (part === "[tenant]" || part === "[slug]") return slug;
  if (part === "[id]") return "answer_rate";
  if (part === "[date]") return "2026-11-20";
  return part.startsWith("[") ? "any" : part;
}

test("whatever stands in a page's address, it is a page or there is none: never an error of ours, never a stack in the log", async () => {
  test.slow();
  const request = await requests.newContext({ baseURL: base });
  const slug = await newCompany(request, "paths");
  const cookie = (await request.storageState()).cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  expect(PAGES.length).toBeGreaterThan(20);
  // A link in a letter that does not work (any more) has a page of its own, which says so.
  const unknown = new Map<string, number>();
  for (const { part, path } of spoilt(slug, "any")) unknown.set(part, (await ask(path, cookie)).status);
  expect([...new Set(unknown.values())].sort()).toEqual([200, 404]);
  const wrong: unknown[] = [];
  const seen = new Set<string>();
  for (const text of NASTY) {
    // "." and ".." in an address lead to another page, as in every browser; a file is what it is.
    const elsewhere = [".", "..", "%2e%2e", "favicon.ico", "icon.svg"].includes(text);
    for (const { part, path } of spoilt(slug, text)) {
      if (seen.has(path) || (part === "/[tenant]" && path.lastIndexOf("/") > 0 && !ON_EACH.has(text))) continue;
      seen.add(path);
      // Strangers get no further than the proxy where a company's pages begin.
      for (const as of part.startsWith("/[tenant]/") ? [cookie] : [cookie, ""]) {
        const { status, body } = await ask(path, as);
        const expected = elsewhere || as === "" ? status < 500 : [400, 404, unknown.get(part)].includes(status);
        if (!expected || /\n\s+at /.test(body))
          wrong.push([status, as === "" ? "stranger" : "member", path.slice(0, 80)]);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(said).not.toMatch(/\n\s+at |"level":50|Error:/);
  await request.dispose();
});
