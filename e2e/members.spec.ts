import type { ChildProcess } from "node:child_process";
import { test } from "@playwright/test";
import { openMailbox } from "@/server/mail/testing-mailbox";
import { expect } from "./support/expect";
import { PASSWORD } from "./support/company";
import { axeFinds } from "./support/look";
import { accept, expire, founder, freshAddress, invite, line, told, visitor } from "./support/members";
import { ownerUrl } from "./support/owner";
import { freePort, kill, serve, settingsOf } from "./support/server";

const databaseUrl = process.env.TEST_APP_URL ?? "";
if (!databaseUrl) console.warn("SKIPPED: TEST_APP_URL is not set (npm test sets it)");
test.skip(!databaseUrl || !ownerUrl, "needs the test run's database");
// One server and one mailbox for the tests of this file.
test.describe.configure({ mode: "serial" });

let mailbox: Awaited<ReturnType<typeof openMailbox>>;
let server: ChildProcess;
let base = "";
test.beforeAll(async () => {
  mailbox = await openMailbox();
  const env = { ...settingsOf(await freePort(), databaseUrl), SMTP_URL: mailbox.url };
  base = env.AUTH_URL;
  server = await serve(env);
});
test.afterAll(async () => {
  await kill(server);
  await mailbox.close();
});

test("three are invited from a pasted list; the mail arrives and is accepted in a second browser; the new lead's open page feels a change of role at once", async ({
  browser,
}) => {
  test.slow();
  const { page: admin, slug } = await founder(browser, base, mailbox);
  const [lead, second, third] = [freshAddress("lead"), freshAddress("second"), freshAddress("third")];
  await admin.goto(`/${slug}`);
  await expect(admin.getByRole("link", { name: "招待する" })).toBeVisible();
  await admin.goto(`/${slug}/settings/members`);
  await expect(admin.getByText("いまはあなただけです")).toBeVisible();
  await admin.getByRole("button", { name: "招待する", exact: true }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByRole("button", { name: "0人を招待する" }).click();
  await expect(dialog.getByRole("alert").first()).toHaveText("メールアドレスを入力してください。");
  await dialog.getByLabel("メールアドレス").fill(`鈴木 一郎 <${lead}>\n${second.toUpperCase()}\t営業\n田中\n${third}`);
  await dialog.getByRole("button", { name: "3人を招待する" }).click();
  await expect(dialog.getByRole("alert").first()).toContainText("3行目「田中」: メールアドレスではありません。");
  await expect(dialog.getByText("担当チームを1つ以上選んでください。")).toBeVisible();
  expect(await axeFinds(admin)).toEqual([]);
  await dialog.getByLabel("メールアドレス").fill(`鈴木 一郎 <${lead}>\n${second.toUpperCase()}\t営業\n${third}`);
  await dialog.getByRole("checkbox", { name: "お客様サポート" }).check();
  await dialog.getByRole("button", { name: "3人を招待する" }).click();
  await expect(dialog.getByText("3件のメールを送りました", { exact: false })).toBeVisible();
  await dialog.getByRole("button", { name: "すべてコピーする" }).click();
  await expect(dialog.getByRole("status")).toHaveText("コピーしました");
  expect(
    (await admin.evaluate(() => navigator.clipboard.readText())).split("\n").map((one) => one.split("\t")[0]),
  ).toEqual([lead, second, third]);
  expect(await axeFinds(admin)).toEqual([]);
  await dialog.getByRole("button", { name: "閉じる" }).click();
  await expect(line(admin, third)).toContainText("メール送信済み");

  const letter = await mailbox.next(lead);
  expect(letter.subject).toBe("佐藤 花子さんから「こもれび商店」への招待");
  const member = await visitor(browser, base);
  const answer = await member.goto(letter.link);
  expect([answer?.headers()["referrer-policy"], answer?.headers()["x-robots-tag"]]).toEqual([
    "no-referrer",
    "noindex, nofollow",
  ]);
  await expect(member.getByRole("heading", { level: 1 })).toHaveText("こもれび商店への招待");
  await expect(member.locator("main")).toContainText("リーダーとして招待");
  expect(await axeFinds(member)).toEqual([]);
  await member.getByLabel("お名前").fill("鈴木 一郎");
  await member.getByLabel("パスワード", { exact: true }).fill("password1234");
  await member.getByRole("button", { name: "参加する" }).click();
  await expect(member.getByRole("alert").filter({ hasText: "よく使われる" })).toBeVisible();
  await accept(member, letter.link);
  await expect(member).toHaveURL(new RegExp(`/${slug}$`));
  await member.goto(`/${slug}/settings/members`);
  await expect(member.locator("main")).toContainText("変更できるのは管理者です。");
  await expect(member.locator("main")).not.toContainText("佐藤");

  await member.goto(`/${slug}/record`);
  const cell = member.getByRole("textbox", { name: /^電話 / }).first();
  await cell.fill("12");
  await cell.press("Enter");
  await expect(member.locator("main")).toContainText("保存済み");

  await admin.reload();
  await admin.getByRole("button", { name: "鈴木 一郎の役割とチームを変更する" }).click();
  await dialog.getByLabel("役割", { exact: true }).selectOption({ label: "役員" });
  expect(await axeFinds(admin)).toEqual([]);
  await dialog.getByRole("button", { name: "保存する" }).click();
  await told(admin, "鈴木 一郎を変更しました");

  await cell.fill("13");
  await cell.press("Enter");
  // The notice, until the page has loaded itself anew: an executive has no page of this kind, and is told so.
  await expect(
    member
      .getByRole("alert")
      .filter({ hasText: "権限が変わったため、この操作はできません" })
      .or(member.getByRole("heading", { name: "ページが見つかりません" }))
      .first(),
  ).toBeVisible();
  await expect(member.getByRole("textbox", { name: /^電話 / })).toHaveCount(0);

  await admin.getByRole("button", { name: "鈴木 一郎の役割とチームを変更する" }).click();
  await dialog.getByRole("checkbox", { name: "参加を停止する" }).check();
  await dialog.getByRole("button", { name: "保存する" }).click();
  await expect(line(admin, "鈴木 一郎").first()).toContainText("停止中");
  await member.goto(`/${slug}`);
  await expect(member.getByRole("heading", { name: "ページが見つかりません" })).toBeVisible();
  await expect(member.getByRole("link", { name: "サインインのページへ" })).toBeVisible();
});

test("sent again the old link is dead; revoked and expired ones say so; the admin's own link only sends the letter", async ({
  browser,
}) => {
  test.slow();
  const { page: admin, slug } = await founder(browser, base, mailbox);
  const email = freshAddress("later");
  const links = await invite(admin, slug, email, { role: "役員" });
  const first = await mailbox.next(email);
  const guest = await visitor(browser, base);
  await guest.goto(links.get(email) ?? "");
  await expect(guest.locator("main")).toContainText("l•••@members.example");
  await expect(guest.locator("main")).not.toContainText(email);
  expect(await axeFinds(guest)).toEqual([]);
  await guest.getByRole("button", { name: "招待のメールを送る" }).click();
  await expect(guest.getByRole("status").filter({ hasText: "メールを送りました" })).toBeVisible();
  const second = await mailbox.next(email, 2);
  await guest.goto(first.link);
  await expect(guest.getByRole("heading", { name: "この招待は開けません" })).toBeVisible();

  await admin.getByRole("button", { name: `${email}に招待を送り直す` }).click();
  expect(await axeFinds(admin)).toEqual([]);
  await admin.getByRole("dialog").getByRole("button", { name: "送り直す" }).click();
  await expect(admin.getByRole("dialog").getByText("以前のリンクは使えなくなりました。")).toBeVisible();
  await admin.getByRole("dialog").getByRole("button", { name: "閉じる" }).click();
  await guest.goto(second.link);
  await expect(guest.getByRole("heading", { name: "この招待は開けません" })).toBeVisible();
  expect(await axeFinds(guest)).toEqual([]);

  const third = await mailbox.next(email, 3);
  await expire(slug, email);
  await guest.goto(third.link);
  await expect(guest.getByRole("heading", { name: "この招待は期限が切れています" })).toBeVisible();
  await admin.reload();
  await expect(line(admin, email)).toContainText("期限切れ");
  await admin.getByRole("button", { name: `${email}への招待を取り消す` }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "取り消す" }).click();
  await told(admin, `${email}への招待を取り消しました`);
  await guest.goto(third.link);
  await expect(guest.getByRole("heading", { name: "この招待は取り消されました" })).toBeVisible();
});

test("who works for another company joins with the account they have; signed in as somebody else they are told", async ({
  browser,
}) => {
  test.slow();
  const [ours, theirs] = [await founder(browser, base, mailbox), await founder(browser, base, mailbox)];
  await invite(ours.page, ours.slug, theirs.email, { role: "役員" });
  const { link } = await mailbox.next(theirs.email);
  const guest = await visitor(browser, base);
  await accept(guest, link);
  await expect(guest.getByRole("alert").filter({ hasText: "Tenkanに登録済みです" })).toBeVisible();
  await ours.page.goto(link);
  await expect(ours.page.locator("main")).toContainText("この招待は別のアドレス宛です");
  await guest.getByRole("link", { name: "サインインして参加する" }).first().click();
  await guest.getByLabel("メールアドレス").fill(theirs.email);
  await guest.getByLabel("パスワード", { exact: true }).fill(PASSWORD);
  await guest.getByRole("button", { name: "サインインする" }).click();
  await guest.getByRole("button", { name: `${theirs.email}として参加する` }).click();
  await expect(guest).toHaveURL(new RegExp(`/${ours.slug}$`));
  await guest.goto(`/${ours.slug}/settings`);
  await expect(line(guest, "こもれび商店")).toHaveCount(2);
  await guest.getByRole("button", { name: "この会社から抜ける" }).click();
  expect(await axeFinds(guest)).toEqual([]);
  await guest.getByRole("dialog").getByRole("button", { name: "抜ける", exact: true }).click();
  await expect(guest).toHaveURL(new RegExp(`/${theirs.slug}$`));
  await guest.goto(`/${ours.slug}`);
  await expect(guest.getByRole("heading", { name: "ページが見つかりません" })).toBeVisible();
  await expect(guest.getByRole("link", { name: "こもれび商店" })).toHaveAttribute("href", `/${theirs.slug}`);
});

test("a refused mail is told with the link to pass on", async ({ browser }) => {
  const { page: admin, slug } = await founder(browser, base, mailbox);
  mailbox.refuse(true);
  try {
    const email = freshAddress("nowhere");
    await invite(admin, slug, email, { role: "役員" });
    await expect(line(admin, email)).toContainText("メール未送信");
  } finally {
    mailbox.refuse(false);
  }
});
