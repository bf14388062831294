import { type Page, test } from "@playwright/test";
import { newCompany } from "./support/company";
import { expect } from "./support/expect";
import { axeFinds, figure } from "./support/look";
import { expectedOf, hasShared, realFile, SHARED } from "./support/real-files";

if (!hasShared) console.warn(`SKIPPED: ${SHARED} is absent, so the real files are not imported (set TENKAN_SHARED)`);

test.setTimeout(180_000);

/** Signs a company up and opens its import page. */
async function openImport(page: Page, mark: string): Promise<string> {
  const slug = await newCompany(page.request, mark);
  await page.goto(`/${slug}/record/import`);
  await expect(page.getByText("CSVファイルをここに置いてください")).toBeVisible();
  return slug;
}
const choose = (page: Page, file: Parameters<ReturnType<Page["locator"]>["setInputFiles"]>[0]) =>
  page.locator("input[type=file]").setInputFiles(file);
const csv = (name: string, ...rows: string[]) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(["日付,着信件数,応答件数,放棄件数", ...rows].join("\r\n")),
});
const check = (page: Page) => page.getByRole("button", { name: "内容を確かめる" }).click();
const close = (found: { value: number }, expected: number | undefined, digits = 6) =>
  expect(found.value).toBeCloseTo(expected ?? Number.NaN, digits);

test.describe("real files, through the page", () => {
  test.skip(!hasShared, "../shared is absent");

  test("1,251 days of an ACD: sums, not averages of averages, on the page", async ({ page }) => {
    const expected = expectedOf("acd_daily_1251.csv");
    await openImport(page, "acd");
    await choose(page, realFile("acd_daily_1251.csv"));
    await expect(page.getByText("日付の列を選ぶか、1行目の日付を入れてください。")).toBeVisible();
    expect(await axeFinds(page)).toEqual([]);
    await page.getByLabel("1行目の日付").fill("2020-01-01");
    // Two columns are times waited: asked, not guessed.
    await page.getByRole("radiogroup", { name: "同じ意味の列があります" }).getByText("Answer Speed (AVG)").click();
    await check(page);
    close(await figure(page, "import-new"), expected["rows"]);
    close(await figure(page, "total-offered"), expected["incoming"]);
    close(await figure(page, "total-answered"), expected["answered"]);
    close(await figure(page, "total-abandoned"), expected["abandoned"]);
    const rate = await figure(page, "kpi-answer_rate");
    close(rate, expected["answer_rate"]);
    expect(rate.shown).toBe("89.1%");
    close(await figure(page, "kpi-abandon_rate"), expected["abandon_rate"]);
    close(await figure(page, "kpi-asa_sec"), expected["asa_s_weighted"]);
    close(await figure(page, "kpi-att_sec"), expected["att_s_weighted"]);
    // Seconds × calls are whole, a share × calls is rounded day by day: equal to four digits, and as shown.
    const level = await figure(page, "kpi-service_level");
    close(level, expected["sl20_weighted_by_incoming"], 3);
    expect(level.shown).toBe(`${((expected["sl20_weighted_by_incoming"] ?? 0) * 100).toFixed(1)}%`);
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole("button", { name: "1,251件を取り込む" }).click();
    await expect(page.getByRole("status").filter({ hasText: "を取り込みました" })).toBeVisible();

    // Again: the mapping is remembered, and the second time there is nothing to do.
    await page.getByRole("button", { name: "別のファイルを取り込む" }).click();
    await choose(page, realFile("acd_daily_1251.csv"));
    await expect(page.getByText("前に取り込んだときの対応を使っています", { exact: false })).toBeVisible();
    await page.getByLabel("1行目の日付").fill("2020-01-01");
    await check(page);
    close(await figure(page, "import-same"), expected["rows"]);
    close(await figure(page, "kpi-answer_rate"), expected["answer_rate"]);
    await expect(page.getByText("書き込むものはありません")).toBeVisible();
  });

  test("a prefecture's daily inquiries: title row, unpadded dates, of-which columns left out", async ({ page }) => {
    const expected = expectedOf("nagano_call_center_daily.csv");
    await openImport(page, "nagano");
    await choose(page, realFile("nagano_call_center_daily.csv"));
    await expect(page.getByLabel("見出しの行").locator("option:checked")).toContainText("2行目");
    await expect(page.getByText("再掲(内訳)なので、合計には足しません。")).toHaveCount(2);
    await check(page);
    close(await figure(page, "import-new"), expected["rows"]);
    close(await figure(page, "total-offered"), expected["total"]);
    expect((await figure(page, "total-offered")).shown).toBe("484,503件");
    await expect(page.getByText("2020年1月7日(火)〜2023年5月7日(日)")).toBeVisible();
    await page.getByRole("button", { name: "1,217件を取り込む" }).click();
    await expect(page.getByRole("status").filter({ hasText: "を取り込みました" })).toBeVisible();
  });

  test("the same prefecture in genuine Shift_JIS with a line break in a header", async ({ page }) => {
    await openImport(page, "sjis");
    await choose(page, realFile("nagano_call_center_sjis_fixture.csv"));
    await expect(page.getByLabel("文字コード")).toHaveValue("shift_jis");
    await expect(page.getByText("再掲： その他")).toBeVisible();
    await check(page);
    await expect(page.getByRole("button", { name: /件を取り込む/ })).toBeEnabled();
  });
});

test("bad rows: line, column, value and reason; nothing is written until all are right", async ({ page }) => {
  await openImport(page, "bad");
  await choose(
    page,
    csv(
      "april.csv",
      "2026/4/1,100,90,10",
      "2026/4/31,5,5,0",
      "2026/4/3,多い,1,0",
      "2026/4/4,10,11,0",
      "2026-04-01,7,7,0",
    ),
  );
  await check(page);
  const rows = page.getByRole("table", { name: "行、列、値、理由" }).getByRole("row");
  await expect(rows).toHaveText([
    /行\s*列\s*値\s*理由/,
    /3\s*日付\s*2026\/4\/31\s*存在しない日付です。/,
    /4\s*着信件数\s*多い\s*数として読めません。/,
    /5\s*応答件数\s*11\s*応答\(11\)が、着信・受付\(10\)を上回っています。/,
    /6\s*日付\s*2026-04-01\s*2行目と同じ期間です/,
  ]);
  await expect(page.getByRole("button", { name: /件を取り込む/ })).toBeDisabled();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "一覧を保存する" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("april-直すところ.csv");
  expect(await axeFinds(page)).toEqual([]);
  await page.reload();
  await expect(page.getByText("存在しない日付です。")).toBeVisible();
});

test("what the file leaves open is asked, and nothing goes on before the answer; the answer is kept for the next file", async ({
  page,
}) => {
  await openImport(page, "asked");
  const hours = (name: string, day: string) => ({
    name,
    mimeType: "text/csv",
    buffer: Buffer.from(`日付,着信件数,応答件数,総処理時間\n${day},400,390,153:18\n合計,400,390,153:18`),
  });
  await choose(page, hours("hours.csv", "2026/4/1"));
  const question = page.getByRole("radiogroup", { name: "「総処理時間」: 「時:分」ですか、「分:秒」ですか" });
  await expect(question.getByRole("radio")).toHaveCount(2);
  await expect(question).toContainText("平均処理時間");
  await expect(page.getByText("「総処理時間」が「時:分」か「分:秒」か選んでください。")).toBeVisible();
  await expect(page.getByRole("button", { name: "内容を確かめる" })).toBeDisabled();
  expect(await axeFinds(page)).toEqual([]);
  await question.getByRole("radio", { name: /時:分/ }).check();
  await check(page);
  close(await figure(page, "total-handle_sec"), 551_880);
  await expect(page.getByText("合計などの1行は読み飛ばします(3行目「合計, 400, 390, 153:18」)。")).toBeVisible();
  await page.getByRole("button", { name: "1件を取り込む" }).click();
  await page.getByRole("button", { name: "別のファイルを取り込む" }).click();
  await choose(page, hours("next.csv", "2026/4/2"));
  await expect(question.getByRole("radio", { name: /時:分/ })).toBeChecked();
  await check(page);
  close(await figure(page, "total-handle_sec"), 551_880);
});

test("replacing asks, undo puts back, and a changed cell stops the undo by name", async ({ page }) => {
  const slug = await openImport(page, "undo");
  const take = async (name: string, ...rows: string[]) => {
    await choose(page, csv(name, ...rows));
    await check(page);
    await expect(page.getByText("書き込む内容")).toBeVisible();
  };
  const undoOf = (name: string) => page.getByRole("button", { name: `「${name}」の取り込みを取り消す` });
  const run = async (name: string) => {
    await page.getByRole("button", { name: /件を取り込む/ }).click();
    await expect(page.getByRole("status").filter({ hasText: "を取り込みました" })).toBeVisible();
    await page.getByRole("button", { name: "別のファイルを取り込む" }).click();
    // Its row comes on top of the history and moves the others: until then a click may miss what it aims at.
    await expect(undoOf(name)).toBeVisible();
  };
  await take("first.csv", "2026/4/1,100,90,10", "2026/4/2,50,40,10");
  await run("first.csv");
  await take("second.csv", "2026/4/1,100,95,5", "2026/4/3,20,20,0");
  await expect(page.getByRole("table", { name: "今の記録と違うところ" }).getByRole("row")).toHaveText([
    /項目/,
    /応答\s*90件\s*95件/,
    /放棄\s*10件\s*5件/,
  ]);
  close(await figure(page, "total-answered"), 115);
  await page.getByText("今の記録を残す").click();
  await expect(page.getByTestId("total-answered")).toHaveAttribute("value", "110");
  await page.getByText("ファイルの値に置き換える").click();
  await expect(page.getByTestId("total-answered")).toHaveAttribute("value", "115");
  await run("second.csv");

  await undoOf("first.csv").click();
  await page.getByRole("dialog").getByRole("button", { name: "取り消す" }).click();
  await expect(page.getByRole("dialog")).toContainText("先に、あとから取り込んだ「second.csv」を取り消してください。");
  await page.getByRole("dialog").getByRole("button", { name: "やめる" }).click();
  await undoOf("second.csv").click();
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole("dialog").getByRole("button", { name: "取り消す" }).click();
  await expect(page.getByText("取り消し済み")).toHaveCount(1);

  await take("third.csv", "2026/4/1,100,90,10", "2026/4/2,50,40,10", "2026/4/3,20,20,0");
  close(await figure(page, "import-same"), 2);
  close(await figure(page, "import-new"), 1);
  await page.goto(`/${slug}/record/import`);
  await expect(page.getByRole("heading", { name: "書き込む内容" })).toBeVisible();
});

test("what is no CSV is refused at once, in words", async ({ page }) => {
  await openImport(page, "refused");
  await choose(page, {
    name: "april.xlsx",
    mimeType: "application/octet-stream",
    buffer: Buffer.from([0x50, 0x4b, 3, 4, 0, 0]),
  });
  await expect(page.getByRole("alert").filter({ hasText: "april.xlsx" })).toContainText("「CSV UTF-8」を選び");
  await choose(page, { name: "big.csv", mimeType: "text/csv", buffer: Buffer.alloc(10 * 1024 * 1024 + 1, "a") });
  await expect(page.getByRole("alert").filter({ hasText: "big.csv" })).toContainText("10MBを超えています");
  await choose(page, csv("empty.csv"));
  await expect(page.getByRole("alert").filter({ hasText: "見出しの下に行がありません" })).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
});

test("the way to the result: the first page, of the days the file had", async ({ page }) => {
  const slug = await openImport(page, "result");
  await choose(page, csv("april.csv", "2025/4/1,100,90,10", "2025/4/2,50,40,10"));
  await check(page);
  await page.getByRole("button", { name: "2件を取り込む" }).click();
  await page.getByRole("link", { name: "結果を見る" }).click();
  await page.waitForURL(
    (url) => url.pathname === `/${slug}` && url.searchParams.get("range") === "2025-04-01..2025-04-02",
  );
  const card = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "応答率", exact: true }) });
  await expect(card).toContainText("86.7%");
  await expect(card).toContainText("n=150");
  await expect(page.getByRole("combobox", { name: "期間" }).locator("option:checked")).toContainText("4月1日");
});
