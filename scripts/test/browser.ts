import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
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
/** Made where the shell could not be had and another browser was there: it is not tried for again. */
const WITHOUT_SHELL = fileURLToPath(new URL("../../.data/without-headless-shell", import.meta.url));
type Report = (line: string) => void;

/** The path of a Chromium: CHROMIUM_PATH, an installed one, Playwright's own; else installs one. Throws saying what to do. */
export function findBrowser(env: Record<string, string | undefined>, report: Report): string {
  const named = env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, and nothing is there`);
  if (named) return named;
  install(report);
  const found = installed();
  if (found) return found;
  throw new Error(
    "No Chromium was found and none could be installed. Install one and name it: CHROMIUM_PATH=/path/to/chromium npm test",
  );
}

/** Where Debian's packages can be installed unasked, a Japanese font and the quicker shell; else Playwright's browser where there is none. */
function install(report: Report): void {
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) installPackages(report);
  if (!installed()) run("npx playwright install chromium", report);
}

function installPackages(report: Report): void {
  const wanted = [
    ...(existsSync(JAPANESE) ? [] : ["fonts-noto-cjk"]),
    ...(existsSync(SHELL) || existsSync(WITHOUT_SHELL) ? [] : ["chromium-headless-shell"]),
  ];
  if (wanted.length > 0) run("apt-get update -q", report);
  // One after the other: where one of them is not known, the other still comes.
  for (const one of wanted) run(`apt-get install -y -q --no-install-recommends ${one}`, report);
  if (!installed()) run("apt-get install -y -q --no-install-recommends chromium", report);
  if (existsSync(SHELL) || !installed()) return;
  mkdirSync(dirname(WITHOUT_SHELL), { recursive: true });
  writeFileSync(WITHOUT_SHELL, "");
}

function run(command: string, report: Report): void {
  report(`Installing what the browser tests need: ${command}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status } = spawnSync(command, { shell: true, stdio: "inherit", env, timeout: 300_000 });
  if (status !== 0) report("That did not work; going on without");
}

const installed = (): string | undefined =>
  [...PLACES, chromium.executablePath()].find((path) => path && existsSync(path));
