import type { ChildProcess } from "node:child_process";
import { type Browser, type Page, request as requests, test } from "@playwright/test";
import config from "../playwright.config";
import { signIn } from "./support/accounts";
import { PASSWORD } from "./support/company";
import { expect } from "./support/expect";
import { cell, gridCompany, saveState } from "./support/grid";
import { freePort, kill, serve, settingsOf } from "./support/server";
import { networkAddress, publicAddress } from "../scripts/start/public-address";

const databaseUrl = process.env.TEST_APP_URL ?? "";
test.skip(!databaseUrl, "TEST_APP_URL is not set (npm test sets it)");

const NAME = "tenkan.test";
const launch = config.use?.launchOptions ?? {};
// A name of a company's network, which leads here.
test.use({
  launchOptions: { ...launch, args: [...(launch.args ?? []), `--host-resolver-rules=MAP ${NAME} 127.0.0.1`] },
});
test.describe.configure({ mode: "serial" });

let server: ChildProcess;
let port = 0;
test.beforeAll(async () => {
  port = await freePort();
  server = await serve({ ...settingsOf(port, databaseUrl), HOST: "0.0.0.0", AUTH_URL: `http://${NAME}:${port}` });
});
test.afterAll(() => kill(server));

/** An address of this machine that others of its network use; none where it has no network. */
const address = networkAddress();

/** Everyday work in a browser that is told nothing by us: sign in, record, make an event, copy, sign out. */
async function workThere(browser: Browser, origin: string): Promise<void> {
  const there = await requests.newContext({ baseURL: `http://127.0.0.1:${port}` });
  const company = await gridCompany(there);
  const { slug, email, team, date } = company;
  const page = await (await browser.newContext({ locale: "ja-JP" })).newPage();
  const broken: string[] = [];
  page.on("pageerror", (error) => broken.push(String(error)));
  page.on("response", (answer) => {
    if (answer.status() >= 400) broken.push(`${answer.status()} ${answer.url()}`);
  });
  await page.goto(`${origin}/${slug}/record`);
  expect(page.url(), "sent to sign-in where the person was").toBe(
    `${origin}/sign-in?next=${encodeURIComponent(`/${slug}/record`)}`,
  );
  expect(await page.evaluate(() => [isSecureContext, typeof crypto.randomUUID, typeof navigator.clipboard])).toEqual([
    false,
    "undefined",
    "undefined",
  ]);
  await signIn(page, origin, email, PASSWORD);
  await page.waitForURL(`${origin}/${slug}`);
  const session = (await page.context().cookies()).filter(({ name }) => name.includes("session"));
  expect(session, "the cookie follows AUTH_URL").toEqual([
    expect.objectContaining({ name: "tenkan-session", secure: false, httpOnly: true, sameSite: "Lax" }),
  ]);

  await page.goto(`${origin}/${slug}/record?date=${date}&team=${team}`);
  await expect(cell(page, "電話", "着信・受付")).toBeEditable();
  for (const [measure, value] of [
    ["着信・受付", "120"],
    ["応答", "90"],
  ] as const) {
    await cell(page, "電話", measure).fill(value);
    await page.keyboard.press("Enter");
  }
  await expect(saveState(page)).toHaveText(/保存済み/);
  await page.getByLabel("できごと(60字まで)").fill("臨時の休業");
  await page.getByRole("button", { name: "メモを残す" }).click();
  await expect(page.getByText("臨時の休業")).toBeVisible();

  await copies(page, origin, slug, date);

  await page.goto(`${origin}/${slug}/settings`);
  await page.getByRole("button", { name: "サインアウトする" }).click();
  await page.waitForURL(`${origin}/sign-in`);
  await page.goto(`${origin}/${slug}`);
  expect(page.url()).toContain(`${origin}/sign-in`);
  expect(broken).toEqual([]);
  await page.context().close();
}

/** What is copied arrives: pasted with the keys into a field of an event, which is then made. */
async function copies(page: Page, origin: string, slug: string, date: string): Promise<void> {
  await page.goto(`${origin}/${slug}/trends?range=${date}..${date}&grain=day&compare=none`);
  await page.getByRole("button", { name: "グラフの数字を表計算ソフト用にコピーする" }).first().click();
  await expect(page.getByRole("status").filter({ hasText: "数字をコピーしました" })).toBeVisible();
  // Where even that is not let through, the text stands there to be taken by hand.
  await page.evaluate(() => {
    document.execCommand = () => false;
  });
  await page.getByRole("button", { name: "グラフの数字を表計算ソフト用にコピーする" }).first().click();
  await expect(page.getByRole("textbox", { name: "グラフの数字を表計算ソフト用にコピーする" })).toHaveValue(/\t.*120/s);
  await page.goto(`${origin}/${slug}/events`);
  await page.getByRole("button", { name: "できごとを追加する" }).click();
  const dialog = page.getByRole("dialog");
  const title = dialog.getByLabel("できごと(60字まで)");
  await title.focus();
  await page.keyboard.press("Control+V");
  await expect(title).toHaveValue(/120/);
  await title.fill("新しい窓口");
  await dialog.getByRole("button", { name: "追加する", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "「新しい窓口」を追加しました。" })).toBeVisible();
}

test("what the start names as the public address", () => {
  expect(publicAddress({ AUTH_URL: "https://tenkan.example", HOST: "0.0.0.0" }, 3000)).toBe("https://tenkan.example");
  expect(publicAddress({}, 3000)).toBe("http://localhost:3000");
  expect(publicAddress({ HOST: "192.168.1.5" }, 80)).toBe("http://192.168.1.5:80");
  expect(publicAddress({ HOST: "fd00::5" }, 3000)).toBe("http://[fd00::5]:3000");
  for (const HOST of ["0.0.0.0", "::"])
    expect(publicAddress({ HOST }, 3000)).toBe(`http://${address ?? "localhost"}:3000`);
});

test("over plain HTTP by a name of the network: sign in, record, copy, make an event, sign out", async ({
  browser,
}) => {
  test.slow();
  await workThere(browser, `http://${NAME}:${port}`);
});

test("over plain HTTP by this machine's address: the same", async ({ browser }) => {
  test.slow();
  test.skip(!address, "this machine has no address but its own");
  await workThere(browser, `http://${address}:${port}`);
});
