import { execFileSync } from "node:child_process";
import { test } from "@playwright/test";
import {
  fresh,
  isFit,
  newAddress,
  NEXT,
  PASSWORD,
  removeFrom,
  serverWithMail,
  type ServerWithMail,
  signedUp,
  signIn,
} from "./support/accounts";
import { newCompany } from "./support/company";
import { expect } from "./support/expect";

// One server for all of them; each has people of its own.
test.describe.configure({ mode: "default" });
let server: ServerWithMail;
test.beforeAll(async () => {
  server = await serverWithMail();
});
test.afterAll(() => server.end());

test("a sign-up is finished by the link in its letter; an address with an account gets another letter and the asker the same words", async ({
  browser,
}) => {
  test.slow();
  const { base, mailbox } = server;
  const email = newAddress();
  const page = await fresh(browser);
  const fill = async (address: string) => {
    await page.goto(`${base}/sign-up`);
    await page.getByLabel("お名前").fill("佐藤 花子");
    await page.getByLabel("メールアドレス").fill(address);
    await page.getByLabel("パスワード", { exact: true }).fill(PASSWORD);
    await page.getByLabel("会社名").fill("こもれび商店");
    await page.getByRole("button", { name: "登録して始める" }).click();
    await expect(page.getByRole("status").filter({ hasText: "メールをご確認ください" })).toContainText(address);
  };
  await fill(email);
  await isFit(page, "sign-up-mailed");
  await page.getByRole("button", { name: "もう一度送る" }).click();
  await expect(page.getByRole("status").filter({ hasText: "もう一度送りました" })).toBeVisible();
  await page.getByRole("button", { name: "入力を直す" }).click();
  await expect(page.getByLabel("会社名")).toHaveValue("こもれび商店");
  const first = mailbox.to(email)[0];
  const letter = await mailbox.next(email, 2);
  expect(letter.subject).toBe("Tenkanの登録を完了してください");

  const opened = await fresh(browser, { phone: true });
  const answer = await opened.goto(first?.link ?? "");
  expect(answer?.headers()).toMatchObject({ "referrer-policy": "no-referrer", "x-robots-tag": "noindex, nofollow" });
  await expect(opened.getByRole("heading", { name: "このリンクは使えません" }), "the newer one counts").toBeVisible();
  await isFit(opened, "spent-phone");
  await opened.goto(letter.link);
  await expect(opened.getByText(`${email}で「こもれび商店」を登録します。`)).toBeVisible();
  await isFit(opened, "confirm-sign-up-phone");
  await opened.getByLabel("登録時に決めたパスワード").fill(PASSWORD);
  await opened.getByRole("button", { name: "登録を完了する" }).click();
  await expect(opened).toHaveURL(/\/record$/);

  await fill(email);
  expect((await mailbox.next(email, 3)).subject).toBe("このアドレスはすでに登録されています");
});

test("a forgotten password: a letter, a new password, and the old sessions are out in the other browser", async ({
  browser,
}) => {
  test.slow();
  const { base, mailbox } = server;
  const [elsewhere, page] = [await fresh(browser), await fresh(browser, { phone: true, en: true, dark: true })];
  const { email, slug } = await signedUp(server, elsewhere);
  await elsewhere.goto(`${base}/${slug}/settings`);
  await expect(elsewhere.getByRole("heading", { name: "サインイン中の端末" })).toBeVisible();

  await page.goto(`${base}/sign-in`);
  await isFit(page, "sign-in-en-dark-phone");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(page.getByRole("heading", { name: "Set a new password" })).toBeVisible();
  await isFit(page, "forgot-en-dark-phone");
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByText("Enter an email address")).toBeVisible();
  const ask = async (address: string) => {
    await page.getByLabel("Email address").fill(address);
    await page.getByRole("button", { name: "Send the link" }).click();
    return page.getByRole("status").filter({ hasText: "Check your mail" }).innerText();
  };
  const said = await ask("nobody@account.example");
  await page.getByRole("button", { name: "Try another address" }).click();
  expect((await ask(email)).replace(email, "nobody@account.example")).toBe(said);
  await isFit(page, "forgot-sent-en-dark-phone");
  expect(mailbox.to("nobody@account.example")).toEqual([]);

  const { link } = await mailbox.next(email, 2);
  await page.goto(link);
  await expect(page.getByText(`Choose a new password for ${email}.`)).toBeVisible();
  await isFit(page, "reset-en-dark-phone");
  await page.getByLabel("New password", { exact: true }).fill("Password1234");
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "one of the most used" })).toBeVisible();
  await page.getByLabel("New password", { exact: true }).fill(NEXT);
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByText("Your password has changed")).toBeVisible();
  await isFit(page, "reset-done-en-dark-phone");

  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  expect((await mailbox.next(email, 3)).subject).toBe("パスワードが変わりました");
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link does not work" })).toBeVisible();
  await signIn(page, base, email, PASSWORD);
  await expect(page.getByRole("alert").first()).toBeVisible();
  await signIn(page, base, email, NEXT);
  await expect(page).toHaveURL(new RegExp(`/${slug}$`));
});

test("an address changes when the letter to it is answered, and the old one is told", async ({ browser }) => {
  test.slow();
  const { base, mailbox } = server;
  const [page, reader] = [await fresh(browser), await fresh(browser)];
  const { email, slug } = await signedUp(server, page);
  const address = newAddress();
  await page.goto(`${base}/${slug}/settings`);
  await page.getByRole("button", { name: "アドレスを変える" }).click();
  await isFit(page, "address-dialog");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("新しいアドレス").fill(address);
  await dialog.getByLabel("現在のパスワード", { exact: true }).fill("not the password");
  await dialog.getByRole("button", { name: "確認メールを送る" }).click();
  await expect(dialog.getByRole("alert").filter({ hasText: "現在のパスワードが違います。" })).toBeVisible();
  await dialog.getByLabel("現在のパスワード", { exact: true }).fill(PASSWORD);
  await dialog.getByRole("button", { name: "確認メールを送る" }).click();
  await expect(page.getByRole("status").filter({ hasText: `${address}に確認のメールを送りました` })).toBeVisible();

  await reader.goto((await mailbox.next(address)).link);
  await isFit(reader, "confirm-address");
  await reader.getByRole("button", { name: "アドレスを確定する" }).click();
  await expect(reader.getByText(`これからは${address}でサインインしてください。`)).toBeVisible();
  await isFit(reader, "confirm-address-done");
  const told = await mailbox.next(email, 2);
  expect([told.subject, told.text]).toEqual(["メールアドレスが変わりました", expect.stringContaining(address)]);
  await page.reload();
  await expect(page, "signed out where it was not confirmed").toHaveURL(/\/sign-in/);
  await signIn(page, base, address, PASSWORD);
  await expect(page).toHaveURL(new RegExp(`/${slug}`));
});

test("devices are listed; one is ended and is out at its next request; a new one is told by mail; a new password puts the others out", async ({
  browser,
}) => {
  test.slow();
  const { base, mailbox } = server;
  const [desk, phone] = [await fresh(browser), await fresh(browser, { phone: true, en: true, dark: true })];
  const { email, slug } = await signedUp(server, desk);
  await signIn(phone, base, email, PASSWORD);
  await expect(phone).toHaveURL(new RegExp(`/${slug}$`));
  const letter = await mailbox.next(email, 2);
  expect([letter.subject, letter.link]).toEqual(["新しい端末でのサインイン", `${base}/${slug}/settings`]);
  expect(letter.text).toMatch(/\d+年\d+月\d+日 \d+:\d+ 日本標準時に[\s\S]*端末: Safari \(iOS\)\s+ネットワーク: \S+/);

  await phone.goto(`${base}/${slug}/settings`);
  await expect(phone.getByText("Safari on iOS")).toBeVisible();
  await isFit(phone, "settings-en-dark-phone");
  await desk.goto(`${base}/${slug}/settings`);
  const devices = desk.getByRole("region", { name: "サインイン中の端末" });
  await expect(devices.getByRole("listitem")).toHaveCount(2);
  await expect(devices.getByRole("listitem").first()).toContainText("この端末");
  await isFit(desk, "settings");
  await devices.getByRole("button", { name: /^iOSのSafari/ }).click();
  await expect(desk.getByRole("status").filter({ hasText: "「iOSのSafari」をサインアウトさせました" })).toBeVisible();
  await expect(devices.getByRole("listitem")).toHaveCount(1);
  await phone.reload();
  await expect(phone).toHaveURL(/\/sign-in/);

  await signIn(phone, base, email, PASSWORD);
  await expect(phone).toHaveURL(new RegExp(`/${slug}`));
  expect(mailbox.to(email), "known by now").toHaveLength(2);
  const old = await desk.context().cookies();
  await desk.getByRole("button", { name: "パスワードを変える" }).click();
  await isFit(desk, "password-dialog");
  const dialog = desk.getByRole("dialog");
  await dialog.getByLabel("現在のパスワード", { exact: true }).fill(PASSWORD);
  await dialog.getByLabel("新しいパスワード", { exact: true }).fill(NEXT);
  await dialog.getByRole("button", { name: "パスワードを変える" }).click();
  await expect(desk.getByRole("status").filter({ hasText: "パスワードを変えました" })).toBeVisible();
  await desk.reload();
  await expect(devices.getByRole("listitem")).toHaveCount(1);
  await phone.reload();
  await expect(phone).toHaveURL(/\/sign-in/);
  const thief = await fresh(browser);
  await thief.context().addCookies(old);
  await thief.goto(`${base}/${slug}`);
  await expect(thief, "the cookie of before is nobody's").toHaveURL(/\/sign-in/);

  await signIn(phone, base, email, NEXT);
  await expect(phone).toHaveURL(new RegExp(`/${slug}`));
  await desk.reload();
  await desk.getByRole("button", { name: "ほかの端末をすべてサインアウトさせる" }).click();
  await expect(devices.getByText("ほかにサインイン中の端末はありません。")).toBeVisible();
});

test("sixty wrong passwords a minute: locked out with words that say for how long; another person comes in", async ({
  browser,
}) => {
  test.slow();
  const { base } = server;
  const [page, other] = [await fresh(browser), await fresh(browser)];
  const [attacked, untouched] = [await signedUp(server, page), await signedUp(server, other)];
  const stranger = await fresh(browser);
  await stranger.goto(`${base}/sign-in`);
  const answers: number[] = [];
  for (let attempt = 0; attempt < 60; attempt += 1) {
    answers.push(
      (
        await stranger.request.post(`${base}/api/trpc/account.signIn`, {
          data: { email: attacked.email, password: `wrong ${attempt}` },
          headers: { "sec-fetch-site": "same-origin" },
        })
      ).status(),
    );
  }
  expect(answers.slice(0, 10).every((status) => status === 401)).toBe(true);
  expect(answers.filter((status) => status === 429).length).toBeGreaterThanOrEqual(48);
  await signIn(stranger, base, attacked.email, PASSWORD);
  await expect(
    stranger.getByRole("alert").filter({ hasText: /試した回数が多すぎます。約\d+分後にもう一度お試しください。/ }),
  ).toBeVisible();
  await isFit(stranger, "locked-out");
  await signIn(stranger, base, untouched.email, PASSWORD);
  await expect(stranger).toHaveURL(new RegExp(`/${untouched.slug}`));
  await page.goto(`${base}/${attacked.slug}`);
  await expect(page, "the owner goes on working").toHaveURL(new RegExp(`/${attacked.slug}$`));
});

test("name and language of mail are one's own; whoever belongs to no company any more is told the ways on", async ({
  browser,
}) => {
  test.slow();
  const { base } = server;
  const page = await fresh(browser, { phone: true });
  const { email, slug } = await signedUp(server, page);
  await page.goto(`${base}/${slug}/settings`);
  await isFit(page, "settings-phone");
  await page.getByLabel("お名前").fill("田中 葵");
  await page.getByLabel("メールの言語", { exact: true }).selectOption("en");
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByRole("status").filter({ hasText: "保存しました" })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("お名前")).toHaveValue("田中 葵");
  await expect(page.getByLabel("メールの言語", { exact: true })).toHaveValue("en");

  await removeFrom(slug);
  await page.goto(base);
  await expect(page.getByText(`${email}でサインインしていますが`)).toBeVisible();
  await isFit(page, "no-company-phone");
  await page.getByRole("button", { name: "サインアウトする" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
});

test("without mail the pages say so, and whoever runs the server makes the link", async ({ page, baseURL }) => {
  test.slow();
  const email = newAddress();
  const slug = await newCompany(page.request, "no-mail", "ja", email);
  await page.goto(`/${slug}/settings`);
  await expect(page.getByText("この環境ではメールを送れないため、アドレスはここでは変えられません。")).toBeVisible();
  await page.goto("/forgot");
  await expect(page.getByText("この環境ではメールを送れません")).toBeVisible();
  await isFit(page, "forgot-no-mail");
  const printed = execFileSync(process.execPath, ["scripts/reset-link.mjs", email], {
    encoding: "utf8",
    env: {
      ...process.env,
      DATABASE_URL: process.env.TEST_OWNER_URL,
      DATABASE_APP_URL: process.env.TEST_APP_URL,
      AUTH_SECRET: "a secret of tests, long enough to pass",
      AUTH_URL: baseURL,
    },
  });
  await page.goto(/http\S+/.exec(printed)?.[0] ?? "");
  await page.getByLabel("新しいパスワード").fill(NEXT);
  await page.getByRole("button", { name: "パスワードを決める" }).click();
  await expect(page.getByText("パスワードを変えました")).toBeVisible();
  await signIn(page, baseURL ?? "", email, NEXT);
  await expect(page).toHaveURL(new RegExp(`/${slug}`));
});
