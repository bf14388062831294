import { expect, test } from "@playwright/test";

const HEADERS = { "content-type": "application/json", "sec-fetch-site": "same-origin" };
/** Between letters stand the signs that the rule for passwords once looked at again and again. */
const long = (length: number) => `a${"!".repeat(length)}a`;

test("a password of 100 kB, and one of nearly a megabyte, are refused at the doors while everybody else is served", async ({
  request,
}) => {
  for (const length of [100_000, 1_000_000]) {
    let answered = false;
    const asked = request
      .post("/api/trpc/account.reset", {
        headers: HEADERS,
        data: { secret: "x".repeat(43), password: long(length) },
        timeout: 20_000,
      })
      .finally(() => (answered = true));
    // The server has one thread: where a rule holds it, health waits as well, and this ends by the guard.
    for (let asking = 0; asking < 5 || (!answered && asking < 100); asking += 1)
      expect((await request.get("/api/health", { timeout: 20_000 })).ok()).toBe(true);
    expect((await asked).status()).toBe(400);
  }
});

test("what is too long to be a company's address or a link's secret is a page that is not there", async ({ page }) => {
  for (const path of [`/${"x".repeat(300)}`, `/join/${"x".repeat(300)}/y`, `/join/midori/${"x".repeat(300)}`]) {
    const answer = await page.goto(path);
    expect([path.slice(0, 20), (answer?.status() ?? 0) < 500]).toEqual([path.slice(0, 20), true]);
  }
});
