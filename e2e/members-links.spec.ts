import { type APIRequestContext, test } from "@playwright/test";
import { call } from "./support/call";
import { PASSWORD } from "./support/company";
import { expect } from "./support/expect";
import { axeFinds, fits } from "./support/look";
import { accept, founder, freshAddress, invite, signIn, told, visitor } from "./support/members";

test("without a mail server the copied link leads in; the last admin stays, hands over, and then may go", async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const { page: admin, slug } = await founder(browser, baseURL ?? "");
  const email = freshAddress("copied");
  const links = await invite(admin, slug, email, { role: "役員" });
  await expect(invites(admin.request, slug, [email])).rejects.toThrow("invite_refused");
  await admin.goto(`/${slug}/settings`);
  await admin.getByRole("button", { name: "この会社から抜ける" }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "抜ける", exact: true }).click();
  await expect(admin.getByRole("dialog").getByRole("alert")).toContainText("先にほかの方を管理者にしてください");
  const guest = await visitor(browser, baseURL ?? "");
  await accept(guest, links.get(email) ?? "", "高橋 三郎");
  await expect(guest).toHaveURL(new RegExp(`/${slug}$`));
  await admin.goto(`/${slug}/settings/members`);
  await admin.getByRole("button", { name: "佐藤 花子の役割とチームを変更する" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel("役割", { exact: true }).selectOption({ label: "役員" });
  await dialog.getByRole("button", { name: "保存する" }).click();
  await expect(dialog.getByRole("alert")).toContainText("先にほかの方を管理者にしてください");
  await dialog.getByRole("button", { name: "やめる" }).click();
  await admin.getByRole("button", { name: "管理者を引き継ぐ" }).click();
  expect(await axeFinds(admin)).toEqual([]);
  await dialog.getByRole("button", { name: "引き継ぐ", exact: true }).click();
  await expect(admin.locator("main")).toContainText("変更できるのは管理者です。");
  await guest.goto(`/${slug}/settings/members`);
  await guest.getByRole("button", { name: "佐藤 花子を会社から外す" }).click();
  expect(await axeFinds(guest)).toEqual([]);
  await guest.getByRole("dialog").getByRole("button", { name: "外す" }).click();
  await told(guest, "佐藤 花子を会社から外しました");
  await admin.goto(`/${slug}`);
  await expect(admin.getByRole("heading", { name: "ページが見つかりません" })).toBeVisible();
});

const invites = (request: APIRequestContext, tenant: string, emails: readonly string[]) =>
  call<{ link: string }[]>(request, "member.invite", {
    tenant,
    role: "executive",
    teams: [],
    invitations: emails.map((email) => ({ id: crypto.randomUUID(), email })),
  });

test("on a phone, in English, in the dark: everything fits, and axe finds nothing", async ({ browser, baseURL }) => {
  test.slow();
  const { page: admin, slug, email: own } = await founder(browser, baseURL ?? "");
  const [first, second = ""] = (
    await invites(
      admin.request,
      slug,
      Array.from({ length: 8 }, () => freshAddress("a-rather-long-address-for-a-small-phone")),
    )
  ).map(({ link }) => link);
  const member = await visitor(browser, baseURL ?? "");
  await call(member.request, "invitation.accept", {
    slug,
    secret: first?.split("/").at(-1),
    name: "鈴木 一郎",
    password: PASSWORD,
    locale: "ja",
  });
  const phone = await visitor(browser, baseURL ?? "", "en", {
    colorScheme: "dark",
    viewport: { width: 375, height: 800 },
  });
  await phone.goto(second);
  await expect(phone.getByRole("heading", { level: 1 })).toHaveText("Invitation to こもれび商店");
  expect([await fits(phone), await axeFinds(phone)]).toEqual([true, []]);
  await signIn(phone.request, own);
  await phone.goto(second);
  await expect(phone.locator("main")).toContainText("This invitation is for another address");
  expect([await fits(phone), await axeFinds(phone)]).toEqual([true, []]);
  await phone.goto(`/${slug}/settings/members`);
  await expect(phone.getByRole("heading", { name: "Members" })).toBeVisible();
  expect([await fits(phone), await axeFinds(phone)]).toEqual([true, []]);
  const dialog = phone.getByRole("dialog");
  await phone.getByRole("button", { name: "Invite people" }).click();
  await dialog.getByLabel("Email addresses").fill("one@members.example, two");
  await dialog.getByRole("button", { name: /^Invite/ }).click();
  await expect(dialog.getByRole("alert").first()).toContainText("Line 1, “two”");
  expect([await fits(phone), await axeFinds(phone)]).toEqual([true, []]);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  for (const name of [
    /^Change the role/,
    /^Remove .* from/,
    "Hand over as admin",
    /^Send again to/,
    /^Revoke the invitation/,
  ]) {
    await phone.getByRole("button", { name }).last().click();
    await expect(dialog.getByRole("heading")).toBeVisible();
    expect([name, await fits(phone), await axeFinds(phone)]).toEqual([name, true, []]);
    await dialog.getByRole("button", { name: "Cancel" }).click();
  }
  await phone.goto("/join/none/none");
  await expect(phone.getByRole("heading", { name: "This invitation cannot be opened" })).toBeVisible();
  expect([await fits(phone), await axeFinds(phone)]).toEqual([true, []]);
});
