import { test } from "@playwright/test";
import { expect } from "./support/expect";
import { cell, gridCompany, openDay, pasteBlock, saveState, storedOf } from "./support/grid";
import { axeFinds } from "./support/look";

test("by keyboard alone: type, move, clear, undo; KPIs at once; every value saved", async ({ page }) => {
  const company = await gridCompany(page.request);
  await openDay(page, company);
  await cell(page, "電話", "着信・受付").focus();
  await page.keyboard.type("162");
  await page.keyboard.press("Enter");
  await expect(cell(page, "メール", "受信・受付")).toBeFocused();
  await page.keyboard.type("71");
  await page.keyboard.press("Shift+Enter");
  await expect(cell(page, "電話", "着信・受付")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.type("148");
  await page.keyboard.press("Tab");
  await expect(cell(page, "電話", "放棄")).toBeFocused();
  // The mail row has no abandonment: its grey cell is stepped over, to the chat.
  await page.keyboard.press("ArrowDown");
  await expect(cell(page, "チャット", "放棄")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("15:18:24");
  await page.keyboard.press("Enter");
  await expect(cell(page, "電話", "総処理時間")).toHaveValue("15:18:24");
  await expect(page.getByRole("row", { name: /^電話/ }).locator("[data-kpi=answer_rate]")).toHaveText("91.4%");
  await expect(page.getByRole("row", { name: /^電話/ }).locator("[data-kpi=aht_sec]")).toHaveText("6分12秒");

  await cell(page, "電話", "着信・受付").focus();
  await page.keyboard.press("F2");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("3");
  await page.keyboard.press("Escape");
  await expect(cell(page, "電話", "着信・受付")).toHaveValue("162");
  await page.keyboard.press("Delete");
  await expect(cell(page, "電話", "着信・受付")).toHaveValue("");
  await page.keyboard.press("Control+z");
  await expect(cell(page, "電話", "着信・受付")).toHaveValue("162");
  await page.keyboard.press("Control+Shift+z");
  await page.keyboard.press("Control+z");
  await page.keyboard.type("0");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Control+z");

  await expect(saveState(page)).toHaveText(/保存済み/);
  expect(await storedOf(page.request, company)).toMatchObject({
    電話: { offered: 162, answered: 148, handle_sec: 55_104 },
    メール: { received: 71 },
  });
  await expect(page.getByTestId("progress")).toContainText("4件中2件");
  // Escape, then Tab: the way out of the table.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(page.locator("[data-cell]:focus")).toHaveCount(0);
});

test("with Japanese input: full-width digits, and the Enter that ends a word does not move", async ({ page }) => {
  const company = await gridCompany(page.request);
  await openDay(page, company);
  const phone = cell(page, "電話", "着信・受付");
  await phone.focus();
  const ime = await page.context().newCDPSession(page);
  await ime.send("Input.imeSetComposition", { text: "１", selectionStart: 1, selectionEnd: 1 });
  await ime.send("Input.imeSetComposition", { text: "１，２３４", selectionStart: 5, selectionEnd: 5 });
  await expect(phone).toHaveValue("１，２３４");
  for (const type of ["rawKeyDown", "keyUp"] as const)
    await ime.send("Input.dispatchKeyEvent", {
      type,
      key: "Enter",
      code: "Enter",
      windowsVirtualKeyCode: type === "keyUp" ? 13 : 229,
    });
  await ime.send("Input.insertText", { text: "１，２３４" });
  await expect(phone).toBeFocused();
  await expect(phone).toHaveValue("１，２３４");
  await page.keyboard.press("Enter");
  await expect(cell(page, "メール", "受信・受付")).toBeFocused();
  await expect(phone).toHaveValue("1,234");
  await expect(saveState(page)).toHaveText(/保存済み/);
  expect(await storedOf(page.request, company)).toMatchObject({ 電話: { offered: 1234 } });
});

test("the network cut in the middle: nothing is lost, not even over a reload", async ({ page, context }) => {
  const company = await gridCompany(page.request);
  await openDay(page, company);
  await cell(page, "電話", "着信・受付").focus();
  await page.keyboard.type("100");
  await page.keyboard.press("Enter");
  await expect(saveState(page)).toHaveText(/保存済み/);
  await context.setOffline(true);
  await page.keyboard.type("50");
  await page.keyboard.press("Enter");
  await page.keyboard.type("7");
  await page.keyboard.press("Enter");
  await expect(saveState(page)).toHaveText("未送信 2件");
  await context.setOffline(false);
  await expect(saveState(page)).toHaveText(/保存済み/);
  expect(await storedOf(page.request, company)).toMatchObject({
    電話: { offered: 100 },
    メール: { received: 50 },
    チャット: { offered: 7 },
  });

  // The same with the page gone in between: the server is out of reach, the page itself still opens.
  await page.route("**/api/trpc/**", (route) => route.abort());
  await cell(page, "電話", "応答").focus();
  await page.keyboard.type("90");
  await page.keyboard.press("Enter");
  await expect(saveState(page)).toHaveText("未送信 1件");
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await expect(cell(page, "電話", "応答")).toHaveValue("90");
  const tried = page.waitForEvent("requestfailed");
  await page.getByRole("button", { name: "今すぐ送る" }).click();
  await tried;
  await expect(saveState(page)).toHaveText("未送信 1件");
  // Nobody presses anything: it is tried again by itself.
  await page.unroute("**/api/trpc/**");
  await expect(saveState(page)).toHaveText(/保存済み/);
  expect(await storedOf(page.request, company)).toMatchObject({ 電話: { offered: 100, answered: 90 } });
});

test("a block from Excel: taken, refused at the cell with the reason, beyond the edge told, undone as one", async ({
  page,
}) => {
  const company = await gridCompany(page.request);
  await openDay(page, company);
  await cell(page, "電話", "着信・受付").focus();
  await pasteBlock(
    page,
    "１，６２０\t1,480\t14\t91.4%\t5:30\r\n71\t68\t3\t\t8:30\r\n64\t61\t2\t55\t7:37:30\r\n9\t9\t\t\t\r\n99\t1\t\t\t\r\n",
  );
  await expect(page.getByRole("status").filter({ hasText: "貼り付け" })).toContainText("2個の値");
  await expect(cell(page, "電話", "着信・受付")).toHaveValue("1,620");
  await expect(cell(page, "電話", "総処理時間")).toHaveValue("0:05:30");
  const refused = cell(page, "電話", "基準秒数以内の応答");
  await expect(refused).toHaveValue("91.4%");
  await expect(refused).toHaveAttribute("aria-invalid", "true");
  await refused.focus();
  await expect(page.getByText("「91.4%」は保存していません")).toBeVisible();
  await expect(page.getByText("この項目の単位ではありません。")).toBeVisible();
  await expect(page.getByTestId("to-check")).toHaveText("要確認 1件");
  await expect(saveState(page)).toHaveText(/保存済み/);
  expect(await storedOf(page.request, company)).toMatchObject({
    電話: { offered: 1620, answered: 1480, handle_sec: 330 },
    メール: { received: 71, handled: 68, handle_sec: 510 },
    チャット: { offered: 64, answered_in_threshold: 55 },
    SNS: { received: 9 },
  });
  await page.keyboard.press("Control+z");
  await expect(cell(page, "チャット", "着信・受付")).toHaveValue("");
  await expect(saveState(page)).toHaveText(/保存済み/);
  expect((await storedOf(page.request, company))["電話"]).toEqual({});
});

test("copies the selected block as Excel reads it", async ({ page }) => {
  const company = await gridCompany(page.request);
  await openDay(page, company);
  await cell(page, "電話", "着信・受付").focus();
  await pasteBlock(page, "1620\t1480\n71\t68");
  await cell(page, "電話", "着信・受付").focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Control+C");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("1620\t1480\r\n71\t68");
});

test("what cannot be true is told at the cell, not saved, and put right from there; what may be true keeps its reason", async ({
  page,
}) => {
  const company = await gridCompany(page.request);
  await openDay(page, company);
  await cell(page, "電話", "着信・受付").focus();
  await page.keyboard.type("71");
  await page.keyboard.press("Tab");
  await page.keyboard.type("78");
  await page.keyboard.press("Enter");
  const answered = cell(page, "電話", "応答");
  await expect(answered).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText("応答(78)が、着信・受付(71)を上回っています。")).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole("button", { name: "71にする" }).click();
  await expect(answered).toHaveValue("71");
  await expect(saveState(page)).toHaveText(/保存済み/);
  expect(await storedOf(page.request, company)).toMatchObject({ 電話: { offered: 71, answered: 71 } });

  await cell(page, "メール", "受信・受付").focus();
  await page.keyboard.type("71");
  await page.keyboard.press("Tab");
  await page.keyboard.type("78");
  await page.keyboard.press("ArrowDown");
  await page.getByRole("button", { name: "このままにして理由を残す" }).click();
  await page.getByLabel("理由").fill("前日からの繰り越し");
  await page.getByRole("button", { name: "理由を保存する" }).click();
  await expect(page.getByText("理由:前日からの繰り越し")).toBeVisible();
  await openDay(page, company);
  await cell(page, "メール", "対応").focus();
  await expect(page.getByText("理由:前日からの繰り越し")).toBeVisible();
});
