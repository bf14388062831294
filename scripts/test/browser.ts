import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

/** The same engine without a window's frame: a page costs half of what it costs in the whole browser. */
const SHELL = "/usr/bin/chromium-headless-shell";
const PLACES = [
  SHELL,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const JAPANESE = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

/** The path of a Chromium: CHROMIUM_PATH, an installed one, Playwright's own; else installs one. Throws saying what to do. */
export function findBrowser(env: Record<string, string | undefined>, report: (line: string) => void): string {
  if (!env.CHROMIUM_PATH) install(report);
  const found = installed(env);
  if (found) return found;
  throw new Error(
    "No Chromium was found and none could be installed. Install one and name it: CHROMIUM_PATH=/path/to/chromium npm test",
  );
}

/** Where Debian's packages can be installed, the quicker shell and a Japanese font beside it; else Playwright's where there is none. */
function install(report: (line: string) => void): void {
  const debian = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (debian && !(existsSync(SHELL) && existsSync(JAPANESE)))
    run(["apt-get update -q", packages("chromium-headless-shell")], report);
  if (debian && !installed({})) run([packages("chromium")], report);
  if (!installed({})) run(["npx playwright install chromium"], report);
}

const packages = (browser: string) => `apt-get install -y -q --no-install-recommends ${browser} fonts-noto-cjk`;

function run(commands: readonly string[], report: (line: string) => void): void {
  for (const command of commands) {
    report(`Installing a browser: ${command}`);
    spawnSync(command, { shell: true, stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
  }
}

function installed(env: Record<string, string | undefined>): string | undefined {
  return [env.CHROMIUM_PATH, ...PLACES, chromium.executablePath()].find((path) => path && existsSync(path));
}
