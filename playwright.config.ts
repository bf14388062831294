import { defineConfig } from "@playwright/test";

/** Drives the server scripts/test/browser-tests.ts has started; alone: BASE_URL and CHROMIUM_PATH say where and with what. */
export default defineConfig({
  testDir: "e2e",
  // Room for a busy machine: nothing here is timed.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  outputDir: ".data/test-results",
  use: {
    baseURL: process.env.BASE_URL ?? "http://localhost:3000",
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    // A trace costs each test a good part of its time: what failed is traced when it is run once more. TRACE=1 keeps those of what failed.
    trace: process.env.TRACE ? "retain-on-failure" : "on-first-retry",
    // Long enough for any machine, and short enough that a test says what it waited for.
    actionTimeout: 120_000,
    navigationTimeout: 120_000,
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
