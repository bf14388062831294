import type { Browser, Page } from "@playwright/test";
import { inCompany } from "./owner";
import { openMailbox } from "@/server/mail/testing-mailbox";
import { call } from "./call";
import { expect } from "./expect";
import { axeFinds } from "./look";
import { freePort, kill, serve, settingsOf } from "./server";

export const [PASSWORD, NEXT] = ["a long enough password", "another long password"];
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";
let made = 0;
export const newAddress = () => `hana-${process.pid}-${made++}@account.example`;

/** A server of the spec's own that sends its letters to a mailbox of the spec's own. */
export async function serverWithMail() {
  const mailbox = await openMailbox();
  const port = await freePort();
  const child = await serve({ ...settingsOf(port, process.env.TEST_APP_URL ?? ""), SMTP_URL: mailbox.url });
  return {
    mailbox,
    base: `http://localhost:${port}`,
    end: async () => {
      await kill(child);
      await mailbox.close();
    },
  };
}
export type ServerWithMail = Awaited<ReturnType<typeof serverWithMail>>;

export interface Person {
  email: string;
  slug: string;
}

/** Somebody who signed up by mail with a company of their own; not signed in anywhere but on `page`. */
export async function signedUp(
  { base, mailbox }: ServerWithMail,
  page: Page,
  locale: "ja" | "en" = "ja",
): Promise<Person> {
  const email = newAddress();
  await page.goto(`${base}/sign-in`);
  const post = <T>(path: string, input: object) => call<T>(page.request, path, input, base);
  await post("account.signUp", {
    name: "佐藤 花子",
    email,
    password: PASSWORD,
    company: "こもれび商店",
    locale,
    teams: ["お客様サポート"],
    channels: [{ kind: "phone", name: "電話", cadence: "day" }],
  });
  const secret = (await mailbox.next(email)).link.split("/").at(-1);
  return { email, slug: (await post<{ slug: string }>("account.confirmSignUp", { secret, password: PASSWORD })).slug };
}

/** A page of a browser of its own: with `phone`, an iPhone's. */
export const fresh = async (browser: Browser, { phone = false, en = false, dark = false } = {}): Promise<Page> =>
  (
    await browser.newContext({
      locale: en ? "en-GB" : "ja-JP",
      colorScheme: dark ? "dark" : "light",
      viewport: phone ? { width: 375, height: 812 } : { width: 1440, height: 900 },
      ...(phone && { userAgent: IPHONE, hasTouch: true }),
    })
  ).newPage();

/** Signs in on the page of sign-in. */
export async function signIn(page: Page, base: string, email: string, password: string): Promise<void> {
  const en = await page.evaluate(() => navigator.language.startsWith("en"));
  await page.goto(`${base}/sign-in`);
  await page.getByLabel(en ? "Email address" : "メールアドレス").fill(email);
  await page.getByLabel(en ? "Password" : "パスワード", { exact: true }).fill(password);
  await page.getByRole("button", { name: en ? "Sign in" : "サインインする" }).click();
}

/** Axe finds nothing and the page is no wider than its screen; SHOTS=folder keeps pictures. */
export async function isFit(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
  expect(await axeFinds(page), name).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name).toBeLessThanOrEqual(0);
}

/** Takes everybody out of a company, as its admin would. */
export const removeFrom = (slug: string) =>
  inCompany(slug, (tx, tenantId) => tx`delete from memberships where tenant_id = ${tenantId}`);
