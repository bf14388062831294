import { type APIRequestContext, expect, test } from "@playwright/test";
import { newCompany, PASSWORD } from "./support/company";

const asks = (request: APIRequestContext, email: string, password: string, headers: Record<string, string> = {}) =>
  request
    .post("/api/trpc/account.signIn", {
      data: { email, password },
      headers: { "sec-fetch-site": "same-origin", ...headers },
    })
    .then((response) => response.status());

test("a shared link survives sign-in, with its query; a link to another site does not", async ({ page, browser }) => {
  const email = `link-${Date.now()}@sign-in.example`;
  const slug = await newCompany(page.request, "link", "ja", email);
  const view = `/${slug}/trends?grain=week&kpi=contacts`;
  for (const [given, reached] of [
    [view, view],
    [`/sign-in?next=${encodeURIComponent("//evil.example/x")}`, `/${slug}`],
    [`/sign-in?next=${encodeURIComponent("https://evil.example")}`, `/${slug}`],
  ] as const) {
    const fresh = await (await browser.newContext({ locale: "ja-JP" })).newPage();
    await fresh.goto(given);
    await fresh.getByLabel("メールアドレス").fill(email);
    await fresh.getByLabel("パスワード").fill(PASSWORD);
    await fresh.getByRole("button", { name: "サインインする" }).click();
    await expect(fresh.getByRole("heading", { level: 1 })).toBeVisible();
    await expect.poll(() => new URL(fresh.url()).pathname + new URL(fresh.url()).search).toContain(reached);
    await fresh.context().close();
  }
});

test("after ten wrong passwords an address is refused, whatever the caller says of where they are; others are not", async ({
  page,
  playwright,
  baseURL,
}) => {
  const stamp = Date.now();
  const [attacked, other] = [`attacked-${stamp}@sign-in.example`, `other-${stamp}@sign-in.example`];
  await newCompany(page.request, "attacked", "ja", attacked);
  const second = await playwright.request.newContext(baseURL ? { baseURL } : {});
  await newCompany(second, "other", "ja", other);
  const stranger = await playwright.request.newContext(baseURL ? { baseURL } : {});
  const answers: number[] = [];
  for (let attempt = 0; attempt < 12; attempt += 1)
    answers.push(
      await asks(stranger, attacked, `wrong password ${attempt}`, { "x-forwarded-for": `198.51.100.${attempt}` }),
    );
  expect(answers).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
  expect(await asks(stranger, attacked, PASSWORD), "even with the right one, from here").toBe(429);
  expect(await asks(stranger, other, PASSWORD)).toBe(200);
  await Promise.all([second.dispose(), stranger.dispose()]);
});

test("ready while the database answers; health says only that the process does", async ({ request }) => {
  expect(await (await request.get("/api/ready")).json()).toEqual({ ready: true });
  expect(await (await request.get("/api/health")).json()).toEqual({ ok: true });
});
