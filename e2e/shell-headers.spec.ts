import { readdirSync } from "node:fs";
import { request as plain } from "node:http";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { PERSON_HEADER } from "@/domain/page-person";
import { removeFrom } from "./support/accounts";
import { broken } from "./support/look";
import { ownHeaders } from "./support/call";
import { newCompany } from "./support/company";
import { ownerUrl } from "./support/owner";

const OPEN = ["/sign-in", "/sign-up", "/forgot"];
/** Pages whose URL ends in a secret: a stranger may open them, and no other site hears of it. */
const SECRET = /^\/(reset|confirm-address|confirm-sign-up|join\/any)\/any$/;
const isOpen = (path: string) => OPEN.includes(path) || SECRET.test(path);
const referrer = (path: string) =>
  SECRET.test(path) ? { "referrer-policy": "no-referrer", "x-robots-tag": expect.stringContaining("noindex") } : {};
/** An invitation nobody made is no page. */
const statusOf = (path: string) => (path.startsWith("/join/") ? 404 : 200);
/** Of the pages that are asked for: those that name something nobody made. */
const nowhere = (slug: string) => [
  "/join/any/any",
  `/${slug}/diagnosis/2026-11-20`,
  `/${slug}/guide/kpi/any`,
  `/${slug}/kpi/any`,
];
const EVERYWHERE = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": expect.stringContaining("camera=()"),
  "strict-transport-security": expect.stringContaining("max-age="),
};

/** Every path the app answers, found in app/: a new page or route is covered without anyone remembering. */
function routes(file: "page.tsx" | "route.ts", slug: string, below = ""): string[] {
  const filled = (part: string) => {
    if (part === "[tenant]") return slug;
    if (part === "[date]") return "2026-11-20";
    return part.startsWith("[") ? "any" : part;
  };
  return readdirSync(join(process.cwd(), "app", below), { recursive: true, encoding: "utf8" })
    .map((path) => path.split("/"))
    .filter((parts) => parts.at(-1) === file)
    .map(
      (parts) =>
        `/${parts
          .slice(0, -1)
          .filter((part) => !part.startsWith("("))
          .map(filled)
          .join("/")}`,
    )
    .sort();
}

test("every page carries its own nonce on every script, and is never stored", async ({ page: { request } }) => {
  const slug = await newCompany(request, "headers");
  const nonces = new Set<string>();
  const pages = routes("page.tsx", slug);
  expect(pages.length).toBeGreaterThan(5);
  for (const path of pages) {
    const answer = await request.get(path);
    const [headers, html] = [answer.headers(), await answer.text()];
    expect(headers, path).toMatchObject({
      ...EVERYWHERE,
      ...referrer(path),
      "cache-control": expect.stringContaining("no-store"),
    });
    const policy = headers["content-security-policy"] ?? "";
    const nonce = /script-src 'self' 'nonce-([^']+)' 'strict-dynamic'/.exec(policy)?.[1] ?? "none";
    expect(policy, path).toMatch(
      /default-src 'self'.*object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'/,
    );
    expect(policy, path).not.toMatch(/script-src[^;]*'unsafe-inline'/);
    expect(nonces.has(nonce), `${path}: the nonce was used before`).toBe(false);
    nonces.add(nonce);
    const scripts = [...html.matchAll(/<script(?=[\s>])([^>]*)>/g)];
    expect(scripts.length, path).toBeGreaterThan(0);
    const bare = scripts.filter(([, attributes]) => !attributes?.includes(`nonce="${nonce}"`));
    expect(
      bare.map(([tag]) => tag),
      path,
    ).toEqual([]);
    // What is not found is drawn by scripts: the next test opens it.
    if (answer.ok()) expect(html, path).toContain("<h1");
    else expect(nowhere(slug), path).toContain(path);
  }
});

// The other pages are opened by e2e/walk.spec.ts as a lead and an executive, which tells of everything the policy stopped there.
test("no page at the door, of an admin alone, or not found breaks the policy, and what is written into one cannot run", async ({
  page,
}) => {
  const slug = await newCompany(page.request, "door-policy");
  const seen = broken(page);
  const visit = async (path: string) => {
    await page.goto(path);
    await expect(page.locator("h1").first(), path).toBeVisible();
  };
  for (const path of nowhere(slug)) await visit(path);
  // What only an admin is shown: the set-up on the first page and the settings.
  for (const path of ["/", ...routes("page.tsx", slug).filter((one) => one.startsWith(`/${slug}/settings`))])
    await visit(path);
  // Whoever has a company is never shown the page of those who have none.
  if (ownerUrl) await removeFrom(slug);
  const pages = routes("page.tsx", slug, "(auth)");
  expect(pages).toContain("/no-company");
  for (const path of pages.filter((one) => !nowhere(slug).includes(one))) await visit(path);
  expect(seen).toEqual([]);
  await page.evaluate(() =>
    document.body.insertAdjacentHTML("beforeend", `<img src="data:," alt="" onerror="window.name = 'injected'">`),
  );
  await expect.poll(() => seen.join()).toContain("Content Security Policy");
  expect(await page.evaluate(() => window.name)).toBe("");
});

test("the signed-out are sent to sign-in; a cookie of nobody's opens the proxy and no data", async ({
  page,
  request,
}) => {
  const slug = await newCompany(page.request, "signed-out");
  for (const path of routes("page.tsx", slug)) {
    const answer = await request.get(path, { maxRedirects: 0 });
    const goes = answer.headers()["location"] ?? null;
    expect([path, answer.status(), goes]).toEqual(
      isOpen(path)
        ? [path, statusOf(path), null]
        : [path, 307, path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`],
    );
    expect(answer.headers(), path).toMatchObject({
      ...EVERYWHERE,
      ...referrer(path),
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
    });
  }
  const answer = await request.get(`/${slug}`, { headers: { cookie: "tenkan-session=forged" } });
  expect(answer.url()).toContain("/sign-in");
  expect(await answer.text()).not.toContain("こもれび商店");
});

test("whatever a path begins with, it has a policy: only the icon is excepted; bad addresses and missing files have their headers", async ({
  request,
}) => {
  for (const path of [
    "/icon-svg",
    "/icon_svgs",
    "/iconxsvg/trends",
    "/icon.svg.evil",
    "/favicon-ico",
    "/favicon.ico",
    "/favicon.icons/record",
    "/apis",
    "/api-desk",
    "/_nextdoor",
  ]) {
    const answer = await request.get(path, { maxRedirects: 0 });
    expect([path, answer.status()]).toEqual([path, 307]);
    expect(answer.headers(), path).toMatchObject({
      ...EVERYWHERE,
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
    });
  }
  for (const [path, status] of [
    ["/reset/%FF", 404],
    ["/%E0%A4%A", 307],
    ["/_next/static/none.js", 404],
    ["/_next/none", 404],
    ["/icon.svg", 200],
    ["/api/none", 404],
  ] as const) {
    const answer = await request.get(path, { maxRedirects: 0 });
    expect([path, answer.status()]).toEqual([path, status]);
    expect(answer.headers(), path).toMatchObject(EVERYWHERE);
  }
});

test("route handlers allow no content and no framing", async ({ request }) => {
  for (const path of routes("route.ts", "none")) {
    const answer = await request.get(path);
    expect(answer.headers(), path).toMatchObject({
      ...EVERYWHERE,
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "cache-control": expect.stringContaining("no-store"),
    });
  }
});

test("tRPC answers our own pages in JSON, and refuses other sites, other types, long batches and long bodies", async ({
  page,
  request,
  baseURL,
}) => {
  const slug = await newCompany(page.request, "surface");
  const own = await ownHeaders(page.request);
  const { [PERSON_HEADER]: person = "" } = own;
  const status = async (path: string, options: object, as = page.request) =>
    (await as.fetch(`/api/trpc/${path}`, options)).status();
  const tenants = "account.tenants";
  expect(await status(tenants, { headers: own })).toBe(200);
  for (const site of ["cross-site", "same-site", "none"])
    expect([site, await status(tenants, { headers: { "sec-fetch-site": site } })]).toEqual([site, 403]);
  expect(await status(tenants, {}), "a cookie without Sec-Fetch-Site").toBe(403);
  expect(
    await status(tenants, { headers: { [PERSON_HEADER]: person } }),
    "the same from a page of ours, over plain HTTP",
  ).toBe(200);
  expect(
    await status(tenants, { headers: { "sec-fetch-site": "same-origin" } }),
    "a cookie on a page made for nobody",
  ).toBe(401);
  const asked = await page.request.fetch(`/api/trpc/${tenants}`, {
    method: "OPTIONS",
    headers: {
      origin: "https://evil.example",
      "access-control-request-method": "GET",
      "access-control-request-headers": PERSON_HEADER,
    },
  });
  expect(
    Object.keys(asked.headers()).filter((name) => name.startsWith("access-control-")),
    "another site that asks first is given no leave",
  ).toEqual([]);
  expect(await status(tenants, {}, request), "a tool without a cookie").toBe(401);
  const leave = { method: "POST", data: "{}" };
  for (const type of [
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonp",
    "text/plain; a=application/json",
  ]) {
    expect([type, await status("account.signOut", { ...leave, headers: { ...own, "content-type": type } })]).toEqual([
      type,
      415,
    ]);
  }
  const many = (count: number) =>
    `${Array.from({ length: count }, () => tenants).join(",")}?batch=1&input=${encodeURIComponent("{}")}`;
  expect(await status(many(10), { headers: own })).toBe(200);
  expect(await status(many(11), { headers: own })).toBe(400);
  const json = { ...own, "content-type": "application/json" };
  const post = (path: string, size: number) =>
    status(path, { method: "POST", headers: json, data: JSON.stringify({ tenant: slug, text: "x".repeat(size) }) });
  expect(await post("record.saveCells", 2_000_000)).toBe(413);
  expect(await post("import.inspect", 2_000_000)).not.toBe(413);
  expect(
    await status(
      "import.inspect",
      {
        method: "POST",
        headers: { "content-type": "application/json" },
        data: JSON.stringify({ text: "x".repeat(2_000_000) }),
      },
      request,
    ),
    "a file of somebody who is not signed in",
  ).toBe(413);
  expect(await status(tenants, { headers: own }), "none of these signed anybody out").toBe(200);
  expect(
    await unannounced(`${baseURL}/api/trpc/record.saveCells`, 3_000_000),
    "a long body that does not say its length",
  ).toBe(413);
});

/** Posts `size` bytes in chunks, without a Content-Length; resolves to the status. */
function unannounced(url: string, size: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = plain(
      url,
      { method: "POST", headers: { "content-type": "application/json", "transfer-encoding": "chunked" } },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    // The server may hang up once it has heard enough; its answer is what counts.
    sent.on("error", (error) => setImmediate(() => reject(error)));
    for (let at = 0; at < size; at += 100_000) sent.write("x".repeat(100_000));
    sent.end();
  });
}
