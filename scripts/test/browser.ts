import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The path of a Chromium: CHROMIUM_PATH, an installed one, Playwright's own; else installs one. Throws saying what to do. */
export function findBrowser(env: Record<string, string | undefined>, report: (line: string) => void): string {
  const found = look(env);
  if (found) return found;
  const commands =
    process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")
      ? ["apt-get update -q", "apt-get install -y -q --no-install-recommends chromium fonts-noto-cjk"]
      : ["npx playwright install chromium"];
  for (const command of commands) {
    report(`Installing a browser: ${command}`);
    spawnSync(command, { shell: true, stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
  }
  const installed = look(env);
  if (installed) return installed;
  throw new Error(
    "No Chromium was found and none could be installed. Install one and name it: CHROMIUM_PATH=/path/to/chromium npm test",
  );
}

function look(env: Record<string, string | undefined>): string | undefined {
  return [env.CHROMIUM_PATH, ...PLACES, chromium.executablePath()].find((path) => path && existsSync(path));
}
