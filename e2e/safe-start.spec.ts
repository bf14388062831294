import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { expect, request as requests, test } from "@playwright/test";
import { wantsDemo } from "../scripts/start/demo-wish";
import type { DemoWish } from "../scripts/start/run";
import { newCompany } from "./support/company";
import { cuttableLine, freePort, kill, settingsOf, WEB } from "./support/server";

const databaseUrl = process.env.TEST_APP_URL ?? "";
const ownerUrl = process.env.TEST_OWNER_URL ?? "";
if (!databaseUrl)
  console.warn("SKIPPED: TEST_APP_URL is not set, so no server of one's own can be started (npm test sets it)");
test.skip(!databaseUrl, "needs a database of its own");
test.setTimeout(120_000);

/** The built app, with what it prints kept. */
function start(env: NodeJS.ProcessEnv): { child: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, [WEB], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let words = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data: Buffer) => (words += data.toString()));
  return { child, said: () => words };
}

const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once("exit", resolve));

/** Asked until it answers; what it says then. */
async function answering(port: string) {
  const request = await requests.newContext({ baseURL: `http://127.0.0.1:${port}` });
  await expect
    .poll(() =>
      request.get("/api/health").then(
        (answer) => answer.ok(),
        () => false,
      ),
    )
    .toBe(true);
  return request;
}

// Which secrets are weak: scripts/start/weak-secret.test.ts.
test("unsafe settings: the server does not start, names the setting and never its value", async () => {
  const secret = "change-me-to-a-long-random-value-1234";
  const { child, said } = start({ ...settingsOf(await freePort(), databaseUrl), AUTH_SECRET: secret });
  expect(await ended(child)).toBe(1);
  expect(said()).toContain("AUTH_SECRET");
  expect(said()).not.toContain(secret);
});

test("demo companies are made on this machine's own database only, unless asked for by name; the start says so", () => {
  const make = (env: Record<string, string>, demo: DemoWish = "unsaid") => wantsDemo({ env, demo });
  for (const HOST of ["", "localhost", "127.0.0.1", "::1"])
    expect([HOST, make({ HOST })]).toEqual([HOST, { make: true, why: null }]);
  for (const HOST of ["0.0.0.0", "::", "192.0.2.7", "tenkan.example"]) {
    expect([HOST, make({ HOST })]).toEqual([
      HOST,
      { make: false, why: expect.stringContaining("npm start -- --demo") },
    ]);
    expect(make({ HOST }).why).toContain(HOST);
  }
  expect(make({ DATABASE_URL: "postgres://owner:hidden@db.example/tenkan" })).toEqual({
    make: false,
    why: expect.stringMatching(/^(?!.*hidden).*DATABASE_URL/),
  });
  expect(make({ HOST: "0.0.0.0", DATABASE_URL: "postgres://db.example/tenkan" }, "asked")).toEqual({
    make: true,
    why: null,
  });
  expect(make({}, "refused")).toEqual({ make: false, why: null });
  const { stdout } = spawnSync(process.execPath, ["scripts/start.mjs", "--help"], { encoding: "utf8" });
  expect(stdout).toContain("--demo ");
});

test("a database role that row-level security does not bind, or that owns the tables: the server ends", async () => {
  const { child, said } = start(settingsOf(await freePort(), ownerUrl));
  expect(await ended(child)).toBe(1);
  expect(said()).toMatch(
    /role ".*_owner" owns tables, may create tables, may create temporary tables .*: DATABASE_APP_URL must name one that owns nothing/,
  );
  expect(said()).not.toContain(new URL(ownerUrl).password);
});

test("on https the session's cookie is __Host-, Secure, HttpOnly and Lax, and pages ask for https throughout", async () => {
  const port = await freePort();
  const { child } = start({ ...settingsOf(port, databaseUrl), AUTH_URL: "https://tenkan.example" });
  try {
    const request = await answering(`${port}`);
    const email = `https-${process.pid}@safe.example`;
    const signedUp = await request.post("/api/trpc/account.signUp", {
      headers: {
        "content-type": "application/json",
        "sec-fetch-site": "same-origin",
        origin: "https://tenkan.example",
      },
      data: {
        name: "Hana",
        email,
        password: "a long enough password",
        company: "Komorebi",
        locale: "en",
        teams: ["Support"],
        channels: [{ kind: "phone", name: "Phone", cadence: "day" }],
      },
    });
    const cookies = signedUp
      .headersArray()
      .filter(({ name }) => name.toLowerCase() === "set-cookie")
      .map(({ value }) => value)
      .filter((value) => value.includes("session"));
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(/^__Host-tenkan-session=[^;]+;/);
    for (const part of ["Path=/", "Secure", "HttpOnly", "SameSite=Lax"])
      expect(cookies[0]?.toLowerCase()).toContain(part.toLowerCase());
    expect(cookies[0]).not.toMatch(/domain=/i);
    expect((await request.get("/sign-in")).headers()["content-security-policy"]).toContain("upgrade-insecure-requests");
    await request.dispose();
  } finally {
    await kill(child);
  }
});

test("the log says what failed, where and under which number; never a password, an address, a cookie, SQL or the server's own secrets", async () => {
  const port = await freePort();
  const line = await cuttableLine(databaseUrl);
  const env = { ...settingsOf(port, line.url), LOG_LEVEL: "debug" };
  const { child, said } = start(env);
  try {
    const request = await answering(`${port}`);
    const email = `log-${process.pid}@safe.example`;
    const slug = await newCompany(request, "log", "ja", email);
    const json = { "content-type": "application/json", "sec-fetch-site": "same-origin" };
    await request.post("/api/trpc/account.signIn", {
      headers: json,
      data: { email, password: "a wrong password of mine" },
    });
    line.cut();
    const failed = await request.get(
      `/api/trpc/tenant.shell?input=${encodeURIComponent(JSON.stringify({ tenant: slug }))}`,
      { headers: json },
    );
    const { requestId } = ((await failed.json()) as { error: { data: { requestId: string } } }).error.data;
    await request.post("/api/trpc/account.signIn", {
      headers: json,
      data: { email, password: "another wrong password" },
    });
    await expect.poll(said).toContain(requestId);
    const cookie =
      (await request.storageState()).cookies.find(({ name }) => name.includes("session"))?.value ?? "no cookie";
    expect(cookie.length).toBeGreaterThan(40);
    const secret = [
      "a long enough password",
      "a wrong password of mine",
      "another wrong password",
      email,
      cookie,
      env.AUTH_SECRET,
      new URL(databaseUrl).password,
    ];
    expect(secret.filter((word) => said().includes(word))).toEqual([]);
    expect(said()).not.toMatch(/select .* from|insert into|params:/i);
    await request.dispose();
  } finally {
    await kill(child);
    line.end();
  }
});
