import { readFileSync } from "node:fs";
import { type Page, test } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { call, ownHeaders } from "./support/call";
import { expect } from "./support/expect";
import { dayIn, homeCompany, recordDay } from "./support/home-company";
import { axeFinds, fits, japaneseOn, pageIn, tooSmall } from "./support/look";
import { newMember, ownerUrl } from "./support/owner";

/** For one's own eyes: LOOK names a folder. */
const look = async (page: Page, name: string) => {
  if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/${name}.png`, fullPage: true });
};
const list = (page: Page, name = "操作の記録の一覧") => page.getByRole("list", { name });
const find = async (page: Page, text: string) => {
  await page.getByLabel("言葉").fill(text);
  await page.getByRole("button", { name: "絞り込む" }).click();
};

async function renameTeam(page: Page, slug: string, name: string): Promise<void> {
  await page.goto(`/${slug}/settings/teams`);
  await page.getByRole("button", { name: "お客様サポートの名前を変える" }).click();
  await page.getByRole("dialog").getByLabel("チーム名").fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "保存する" }).click();
  await expect(page.getByRole("status").filter({ hasText: `「${name}」を変更しました` })).toBeVisible();
}

test("an admin renames a team and changes settings, finds both with before and after, goes back, and takes the list out", async ({
  page,
}) => {
  test.slow();
  const company = await homeCompany(page.request);
  await renameTeam(page, company.slug, "お客様相談室");
  await page.goto(`/${company.slug}/settings/company`);
  await page.getByLabel("年度の始まり").selectOption("10");
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByRole("status").filter({ hasText: "保存しました" })).toBeVisible();
  await recordDay(page.request, company, "phone", dayIn(company.today, -1), { offered: 1100, answered: 91 });

  await page.getByRole("navigation", { name: "設定の項目" }).getByRole("link", { name: "操作の記録" }).click();
  await expect(page.getByText("時刻はAsia/Tokyoです。")).toBeVisible();
  const entry = (text: string) => list(page).getByRole("listitem").filter({ hasText: text });
  await expect(entry("会社の設定を変更").first()).toContainText(/年度の始まりの月.*4.*→.*10/);
  await expect(entry("件数を記録")).toContainText("「電話」(お客様相談室)");
  await expect(entry("件数を記録")).toContainText("1,100件");
  expect(await axeFinds(page)).toEqual([]);
  await look(page, "audit-ja-desktop");

  await find(page, "相談室");
  await expect(page).toHaveURL(/text=/);
  await expect(list(page).getByRole("listitem").first()).toBeVisible();
  const renamed = entry("チームを追加・変更");
  await expect(renamed).toContainText("佐藤 花子");
  await expect(renamed).toContainText(/名前.*お客様サポート.*→.*お客様相談室/);
  await renamed.getByText("記録されたままの内容").click();
  await expect(renamed.getByText('"name": "お客様サポート"')).toBeVisible();
  await expect(entry("年度の始まりの月")).toHaveCount(0);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "CSVで保存する" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("操作の記録.csv");
  const text = readFileSync(await file.path(), "utf8");
  expect(text.startsWith("\uFEFF")).toBe(true);
  const rows: string[][] = parse(text, { bom: true });
  expect(rows[0]).toContain("日時 (Asia/Tokyo)");
  expect(rows.slice(1).map((row) => row[2])).toEqual(
    await list(page).locator("li p > span:first-child").allInnerTexts(),
  );
  expect(rows.find((row) => row[2] === "チームを追加・変更")?.[3]).toBe("チーム 「お客様相談室」");
  expect(rows.find((row) => row[2] === "チームを追加・変更")?.[4]).toBe("名前: お客様サポート → お客様相談室");

  await find(page, "こんな言葉はどこにもない");
  await expect(page.getByText("条件に合う記録がありません")).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
  await look(page, "audit-ja-nothing");
  await page.goBack();
  await expect(renamed).toBeVisible();
  await expect(page.getByLabel("言葉")).toHaveValue("相談室");
  await page.goForward();
  await page.getByRole("link", { name: "条件をすべて外す" }).last().click();
  await expect(entry("会社を登録")).toBeVisible();
});

test("a long log turns its pages and loses nothing on the way", async ({ page }) => {
  test.slow();
  const company = await homeCompany(page.request);
  for (let i = 0; i < 55; i += 1)
    await recordDay(page.request, company, "email", dayIn(company.today, -1 - Math.floor(i / 28), 1 + (i % 28)), {
      received: i + 1,
    });
  await page.goto(`/${company.slug}/settings/audit?command=save-cells`);
  await expect(list(page).getByRole("listitem")).toHaveCount(50);
  await page.getByRole("link", { name: "さらに古い記録" }).click();
  await expect(list(page).getByRole("listitem")).toHaveCount(5);
  await expect(page.getByLabel("操作", { exact: true })).toHaveValue("save-cells");
  await page.getByRole("link", { name: "最新に戻る" }).click();
  await expect(list(page).getByRole("listitem")).toHaveCount(50);
});

test("in English, dark, on a phone: every condition within reach of a thumb, nothing over the edge", async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const page = await pageIn(browser, baseURL, {
    locale: "en",
    theme: "dark",
    viewport: { width: 375, height: 800 },
    hasTouch: true,
    isMobile: true,
  });
  const company = await homeCompany(page.request, "en");
  await recordDay(page.request, company, "phone", dayIn(company.today, -1), { offered: 100, answered: 91 });
  await page.goto(`/${company.slug}/settings/audit`);
  await expect(list(page, "Entries of the audit log").getByRole("listitem").first()).toContainText("Recorded counts");
  for (const path of ["audit", "audit?text=nowhere", "company"]) {
    await page.goto(`/${company.slug}/settings/${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await look(page, `en-phone-${path.replace(/\W/g, "-")}`);
    expect([path, await fits(page), await axeFinds(page), await tooSmall(page), await japaneseOn(page)]).toEqual([
      path,
      true,
      [],
      [],
      [],
    ]);
  }
  await page.context().close();
});

test("a lead finds no tab and is refused by URL; export taken from leads and executives: no button, and the call is refused", async ({
  page,
  browser,
}) => {
  test.slow();
  test.skip(ownerUrl === "", "TEST_OWNER_URL is not set: a second member cannot be made");
  const company = await homeCompany(page.request);
  await recordDay(page.request, company, "phone", dayIn(company.today, -1), { offered: 100, answered: 91 });
  const lead = await newMember(browser, company.slug, { name: "田中 一郎", role: "lead", team: company.team });
  await lead.goto(`/${company.slug}/settings`);
  await expect(lead.getByRole("link", { name: "会社", exact: true })).toBeVisible();
  await expect(lead.getByRole("link", { name: "操作の記録" })).toHaveCount(0);
  await lead.goto(`/${company.slug}/settings/audit`);
  await expect(lead.getByText("操作の記録を見られるのは管理者です")).toBeVisible();
  await expect(lead.getByText("会社を登録")).toHaveCount(0);
  expect(await axeFinds(lead)).toEqual([]);

  const executive = await newMember(browser, company.slug, { name: "高橋 誠", role: "executive", team: company.team });
  const [rows, trends] = [
    `/${company.slug}/rows?kpi=answer_rate&range=${dayIn(company.today, -1).slice(0, 7)}`,
    `/${company.slug}/trends?kpi=answer_rate&range=${dayIn(company.today, -1).slice(0, 7)}`,
  ];
  const outgoing = async (where: string) => {
    await executive.goto(where);
    await expect(executive.getByRole("heading", { level: 1 })).toBeVisible();
    if (where === trends) await expect(executive.getByRole("button", { name: "表で見る" }).first()).toBeVisible();
    return executive
      .getByRole("main")
      .getByRole("button", { name: /CSV|コピーする/ })
      .count();
  };
  expect(await outgoing(rows)).toBeGreaterThan(0);
  expect(await outgoing(trends)).toBeGreaterThan(0);

  await page.goto(`/${company.slug}/settings/members`);
  const panel = page.getByRole("region", { name: "数字の書き出し" });
  await panel.getByRole("checkbox", { name: "役員" }).uncheck();
  await panel.getByRole("button", { name: "書き出せる役割を変更する" }).click();
  await expect(panel.getByRole("status").filter({ hasText: "変更しました" })).toBeVisible();
  await look(page, "export-right-ja");
  await page.goto(`/${company.slug}/guide`);
  await expect(page.getByRole("row", { name: /数字をファイルに書き出す/ })).toHaveText(
    /できる.*できる.*この会社ではできない/,
  );
  expect(await outgoing(rows)).toBe(0);
  expect(await outgoing(trends)).toBe(0);
  const refused = await executive.request.get(
    `/api/trpc/trend.file?input=${encodeURIComponent(JSON.stringify({ tenant: company.slug, kpi: "answer_rate" }))}`,
    { headers: await ownHeaders(executive.request) },
  );
  expect(refused.status()).toBe(403);
  await expect(
    call(executive.request, "settings.setExporters", {
      tenant: company.slug,
      exporters: ["executive"],
      replaces: ["lead"],
    }),
  ).rejects.toThrow("forbidden");
  await page.goto(`/${company.slug}/settings/audit?command=set-exporters`);
  await expect(list(page).getByRole("listitem")).toContainText(/書き出せる役割.*リーダー、役員.*→.*リーダー/);
  await Promise.all([lead.context().close(), executive.context().close()]);
});
