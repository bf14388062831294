import type { APIRequestContext, Browser, Page } from "@playwright/test";
import { call } from "./call";
import { PASSWORD } from "./company";
import { expect } from "./expect";
import { inCompany } from "./owner";

let made = 0;
export const freshAddress = (mark: string) => `${mark}-${process.pid}-${Date.now()}-${made++}@members.example`;

interface Mailbox {
  next(address: string): Promise<{ link: string }>;
}

/** The founder of a new company, signed in at `baseURL`, and its slug; `mailbox` where the server sends mail. */
export async function founder(
  browser: Browser,
  baseURL: string,
  mailbox?: Mailbox,
): Promise<{ page: Page; slug: string; email: string }> {
  const page = await visitor(browser, baseURL);
  const email = freshAddress("founder");
  const { slug } = await call<{ slug: string | null }>(
    page.request,
    "account.signUp",
    {
      name: "佐藤 花子",
      email,
      password: PASSWORD,
      company: "こもれび商店",
      locale: "ja",
      teams: ["お客様サポート", "法人窓口"],
      channels: [
        { kind: "phone", name: "電話", cadence: "day" },
        { kind: "email", name: "メール", cadence: "day" },
      ],
    },
    baseURL,
  );
  if (slug !== null || !mailbox) return { page, slug: slug ?? "none", email };
  const secret = (await mailbox.next(email)).link.split("/").at(-1);
  const confirmed = await call<{ slug: string }>(
    page.request,
    "account.confirmSignUp",
    { secret, password: PASSWORD },
    baseURL,
  );
  return { page, slug: confirmed.slug, email };
}

/** A browser of somebody's own; clipboards may be read. */
export async function visitor(
  browser: Browser,
  baseURL: string,
  locale: "ja" | "en" = "ja",
  look: { colorScheme?: "dark"; viewport?: { width: number; height: number } } = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    locale: locale === "ja" ? "ja-JP" : "en-GB",
    permissions: ["clipboard-read", "clipboard-write"],
    ...look,
  });
  return context.newPage();
}

/** Invites over the page; resolves to the links shown once, by address. */
export async function invite(
  page: Page,
  slug: string,
  text: string,
  { role, team }: { role?: string; team?: string } = {},
): Promise<Map<string, string>> {
  await page.goto(`/${slug}/settings/members`);
  await page.getByRole("button", { name: "招待する", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("メールアドレス").fill(text);
  if (role) await dialog.getByLabel("役割", { exact: true }).selectOption({ label: role });
  if (team) await dialog.getByRole("checkbox", { name: team }).check();
  await dialog.getByRole("button", { name: /人を招待する$/ }).click();
  await expect(dialog.getByText("リンクを表示するのは今回だけです", { exact: false })).toBeVisible();
  const fields = await dialog.getByRole("textbox").all();
  const links = new Map<string, string>();
  for (const field of fields)
    links.set((await field.getAttribute("aria-label"))?.replace("へのリンク", "") ?? "", await field.inputValue());
  await dialog.getByRole("button", { name: "閉じる" }).click();
  return links;
}

/** Makes an account on the page of an invitation. */
export async function accept(page: Page, link: string, name = "鈴木 一郎"): Promise<void> {
  await page.goto(link);
  await page.getByLabel("お名前").fill(name);
  await page.getByLabel("パスワード", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "参加する" }).click();
}

/** Lets an invitation's time run out, in the database. */
export const expire = (slug: string, email: string) =>
  inCompany(slug, (tx) => tx`update invitations set expires_at = now() - interval '1 minute' where email = ${email}`);

export const signIn = (request: APIRequestContext, email: string) =>
  call(request, "account.signIn", { email, password: PASSWORD });
export const told = (page: Page, text: string) =>
  expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();
/** The line of a member or an invitation. */
export const line = (page: Page, text: string) => page.locator("main").getByRole("listitem").filter({ hasText: text });
