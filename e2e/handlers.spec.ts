import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { PERSON_HEADER } from "@/domain/page-person";
import { asPage, ownHeaders } from "./support/call";
import { newCompany } from "./support/company";

/** Every route handler: what a stranger may get there, and why. A new one fails here until somebody has thought about it. */
const HANDLERS: Readonly<Record<string, { example: string; status: number; body: RegExp; why: string }>> = {
  "/api/health": {
    example: "/api/health",
    status: 200,
    body: /^\{"ok":true\}$/,
    why: "says that the process runs, to whoever watches it",
  },
  "/api/ready": {
    example: "/api/ready",
    status: 200,
    body: /^\{"ready":true\}$/,
    why: "says that the database is there and migrated, to whoever balances load",
  },
  "/api/texts/[file]": {
    example: "/api/texts/tenant-ja-0000000000000000.json",
    status: 404,
    body: /^$/,
    why: "the texts that browsers draw with, by their content (e2e/texts.spec.ts); the same for everybody",
  },
  "/api/trpc/[trpc]": {
    example: "/api/trpc/account.tenants",
    status: 401,
    body: /"key":"signed_out"/,
    why: "each procedure guards itself (server/closed-world/closed-world.test.ts)",
  },
  "/api/auth/[...nextauth]": {
    example: "/api/auth/session",
    status: 200,
    body: /^null$/,
    why: "Auth.js: who is signed in in this browser; its forms carry a token of their own",
  },
};

const found = readdirSync(join(process.cwd(), "app"), { recursive: true, encoding: "utf8" })
  .filter((path) => /(^|\/)route\.tsx?$/.test(path))
  .map(
    (path) =>
      `/${path
        .split("/")
        .slice(0, -1)
        .filter((part) => !part.startsWith("("))
        .join("/")}`,
  )
  .sort();

/** What no answer may hold: SQL, a stack, a path of ours, a driver's or a library's words. */
const INTERNALS =
  /\bselect\b.*\bfrom\b|\binsert into\b|\bat \S+ \(|node_modules|\/server\/|\.tsx?:\d|\.js:\d|postgres|drizzle|ECONN|ZodError|TRPCError/i;

/** The procedures and their kinds, read from the routers: one that is added is covered without anyone remembering. */
const SERVER = join(process.cwd(), "server");
const ROUTERS = readdirSync(SERVER, { recursive: true, encoding: "utf8" }).filter((file) =>
  /(router|-procedures)\.ts$/.test(file),
);
const PROCEDURES = ROUTERS.flatMap((file) => {
  const text = readFileSync(join(SERVER, file), "utf8");
  // A router of many procedures is written in several files: those beside it, "limited-procedures.ts".
  const head = file.endsWith("-procedures.ts") ? readFileSync(join(SERVER, dirname(file), "router.ts"), "utf8") : text;
  const router = /export const (\w+)Router\b/.exec(head)?.[1];
  // A command is written `write(saveCells)`: its right and input stand with it.
  return [
    ...text.matchAll(
      /^ {2}(\w+): (allowed\(|tenantProcedure|userProcedure|publicProcedure|limitedProcedure)[^]*?\.(query|mutation)\(/gm,
    ),
    ...text.matchAll(/^ {2}(\w+): (write\()/gm),
  ].map(([, name = "", guard = "", kind = "mutation"]) => ({
    path: `${router}.${name}`,
    ofTenant: /^(allowed|tenant|write)/.test(guard),
    open: guard === "publicProcedure" || guard === "limitedProcedure",
    kind,
  }));
});

const JSON_TYPE = { "content-type": "application/json", "sec-fetch-site": "same-origin" };

/** One procedure over HTTP, as its kind asks for; the status and the body, which must hold nothing of the inside. Without `headers` as a page of ours. */
async function ask(
  as: APIRequestContext,
  { path, kind }: { path: string; kind: string },
  input: object,
  headers?: Record<string, string>,
): Promise<[number, string]> {
  const send = (sent: Record<string, string>) =>
    kind === "query"
      ? as.get(`/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, { headers: sent })
      : as.post(`/api/trpc/${path}`, { headers: { "content-type": "application/json", ...sent }, data: input });
  const answer = headers ? await send(headers) : await asPage(as, send);
  const body = await answer.text();
  expect(answer.status() === 200 ? "" : body, path).not.toMatch(INTERNALS);
  expect(answer.headers()["cache-control"], path).toContain("no-store");
  return [answer.status(), body];
}

test("every route handler is known, gives a stranger what it may, and refuses methods it has not", async ({
  request,
}) => {
  expect(
    found.filter((path) => !(path in HANDLERS)),
    "say in e2e/handlers.spec.ts what a stranger may get there, and why",
  ).toEqual([]);
  for (const path of found) {
    const { example, status, body } = HANDLERS[path] ?? { example: path, status: 404, body: /^$/ };
    const answer = await request.get(example, { headers: path.includes("trpc") ? JSON_TYPE : {} });
    expect([path, answer.status(), await answer.text()]).toEqual([path, status, expect.stringMatching(body)]);
    for (const method of ["PUT", "PATCH", "DELETE", ...(/health|ready/.test(path) ? ["POST"] : [])]) {
      const refused = await request.fetch(example, { method, headers: JSON_TYPE, data: "{}" });
      expect([path, method, refused.status()]).toEqual([path, method, 405]);
      expect(await refused.text()).not.toMatch(INTERNALS);
    }
    const cookies = (await request.storageState()).cookies.filter(({ name }) => name.includes("session"));
    expect(cookies, "nobody got a session").toEqual([]);
  }
  const missing = await request.get("/api/none");
  expect([missing.status(), INTERNALS.test(await missing.text())]).toEqual([404, false]);
});

test("each procedure over HTTP: 401 for a stranger, 404 for another tenant's member, and another answer for its own", async ({
  page,
  browser,
  request,
  baseURL,
}) => {
  const other = await browser.newContext({ baseURL: baseURL ?? "" });
  const [slug] = [await newCompany(page.request, "handlers"), await newCompany(other.request, "handlers-other")];
  const ofTenants = PROCEDURES.filter(({ ofTenant }) => ofTenant);
  const routers = readFileSync(join(process.cwd(), "server", "root.ts"), "utf8").match(/^ {2}\w+: \w+Router,/gm) ?? [];
  expect(new Set(PROCEDURES.map(({ path }) => path.split(".")[0])).size).toBe(routers.length);
  expect(ofTenants.length).toBeGreaterThan(45);
  expect(PROCEDURES.filter(({ open }) => open).length, "what strangers may call").toBeGreaterThan(8);
  for (const procedure of ofTenants) {
    const { path } = procedure;
    expect([path, ...(await ask(request, procedure, { tenant: slug }))]).toEqual([
      path,
      401,
      expect.stringContaining('"signed_out"'),
    ]);
    const [refused, nobody] = [
      await ask(other.request, procedure, { tenant: slug }),
      await ask(other.request, procedure, { tenant: "no-such-company" }),
    ];
    expect([path, ...refused]).toEqual([path, 404, expect.stringContaining('"not_found"')]);
    const withoutNumber = (body: string) => body.replace(/"requestId":"[^"]*"/, "");
    expect([path, withoutNumber(refused[1])], "as for a company that does not exist").toEqual([
      path,
      withoutNumber(nobody[1]),
    ]);
    const [own] = await ask(page.request, procedure, { tenant: slug });
    // 409: the one admin there is cannot leave.
    expect([path, [200, 400, 409].includes(own)], "its own member passes the gate").toEqual([path, true]);
  }
  for (const procedure of PROCEDURES.filter(({ ofTenant, open }) => !ofTenant && !open))
    expect([procedure.path, (await ask(request, procedure, {}))[0]]).toEqual([procedure.path, 401]);
  await other.close();
});

test("no procedure of the signed-in answers a page that was made for somebody else, or for nobody", async ({
  page,
  browser,
  baseURL,
}) => {
  const other = await browser.newContext({ baseURL: baseURL ?? "" });
  const [slug] = [await newCompany(page.request, "person"), await newCompany(other.request, "person-other")];
  const { [PERSON_HEADER]: stranger = "" } = await ownHeaders(other.request);
  for (const procedure of PROCEDURES.filter(({ open }) => !open)) {
    for (const person of [{ [PERSON_HEADER]: stranger }, { [PERSON_HEADER]: "" }, {}] as Record<string, string>[]) {
      expect([
        procedure.path,
        ...(await ask(page.request, procedure, { tenant: slug }, { ...JSON_TYPE, ...person })),
      ]).toEqual([procedure.path, 401, expect.stringContaining('"other_person"')]);
    }
  }
  await other.close();
});

test("a call from elsewhere is refused whichever way it says so; wrong methods, types and broken bodies say nothing of the inside", async ({
  page,
  request,
  baseURL,
}) => {
  const slug = await newCompany(page.request, "elsewhere");
  const own = new URL(baseURL ?? "").origin;
  const rename = { path: "view.saveOrder", kind: "mutation" };
  const input = { tenant: slug, page: "home", tiles: ["nps"], replaces: [] };
  const { [PERSON_HEADER]: person = "" } = await ownHeaders(page.request);
  const status = async (headers: Record<string, string>, as = page.request) =>
    (await ask(as, rename, input, { "content-type": "application/json", [PERSON_HEADER]: person, ...headers }))[0];
  expect(await status({ "sec-fetch-site": "same-origin", origin: own })).toBe(200);
  expect(await status({ origin: own }), "no Sec-Fetch-Site, as over plain HTTP").toBe(200);
  expect(await status({}), "neither Sec-Fetch-Site nor Origin").toBe(403);
  const strange = ["https://evil.example", "null", `${own}.evil.example`, own.replace(/\d+$/, "1")];
  for (const origin of strange) {
    expect([origin, await status({ "sec-fetch-site": "same-origin", origin })], "Sec-Fetch-Site lies").toEqual([
      origin,
      403,
    ]);
    expect([origin, await status({ origin })], "no Sec-Fetch-Site, with a cookie").toEqual([origin, 403]);
    expect([origin, await status({ origin }, request)], "no Sec-Fetch-Site, without a cookie").toEqual([origin, 403]);
  }
  for (const site of ["cross-site", "same-site", "none", "SAME-ORIGIN ", ""])
    expect([site, await status({ "sec-fetch-site": site, origin: own })]).toEqual([site, 403]);

  const raw = async (method: string, path: string, data?: string, type = "application/json") => {
    const answer = await page.request.fetch(`/api/trpc/${path}`, {
      method,
      headers: { ...JSON_TYPE, [PERSON_HEADER]: person, "content-type": type },
      ...(data !== undefined && { data }),
    });
    const body = await answer.text();
    expect(body, `${method} ${path} ${data ?? ""}`).not.toMatch(INTERNALS);
    return answer.status();
  };
  expect(
    await raw("GET", `view.saveOrder?input=${encodeURIComponent(JSON.stringify(input))}`),
    "a mutation is no GET",
  ).toBe(405);
  for (const data of [
    "{",
    "",
    "null",
    "[]",
    '"x"',
    '{"tenant":{}}',
    `{"tenant":"${slug}","page":"home","tiles":["nps"],"__proto__":{"role":"admin"},"more":1}`,
    "\u0000",
  ]) {
    expect([data, [400, 404].includes(await raw("POST", "view.saveOrder", Buffer.from(data).toString()))]).toEqual([
      data,
      true,
    ]);
  }
  for (const path of [
    "none.such",
    "view",
    "view.__proto__",
    "constructor.name",
    "%00",
    "..%2f..%2fetc%2fpasswd",
    "view.list?input=%7B",
    "view.list?input=%FF",
  ]) {
    expect([path, [400, 404].includes(await raw("GET", path))]).toEqual([path, true]);
  }
  expect(await raw("GET", `view.list?input=${"x".repeat(40_000)}`), "a long address").toBe(431);
});
