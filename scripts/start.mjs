// `npm start` and `npm run dev`: from a fresh clone to a page that answers, with nothing but Node and npm.
// Only Node's own modules until the dependencies are there; what needs TypeScript is imported after that.
import { existsSync, mkdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { dirname, join } from "node:path";
import { installDependencies } from "./start/install.mjs";
import { claimPort } from "./start/port.mjs";
import { createReporter } from "./start/reporter.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const usage = `npm start -- [--dev] [--demo | --no-demo] [--new-role-secrets]
  --dev      recompiles as you edit (the same as npm run dev)
  --demo     the two demo companies also where HOST opens the server or DATABASE_URL is set (their passwords are public)
  --no-demo  an empty database instead of them
  --new-role-secrets  the database's roles get new passwords: other hosts that use them lose it
Settings (environment or .env): PORT, HOST, DATABASE_URL, DATABASE_APP_URL, DATABASE_POOLER, DATABASE_POOL_MAX,
  AUTH_SECRET, AUTH_URL, TRUSTED_PROXIES, SIGN_UPS_PER_HOUR, LOG_LEVEL`;

function demoWish(flags) {
  if (flags.includes("--no-demo")) return "refused";
  return flags.includes("--demo") ? "asked" : "unsaid";
}

function isOld(version) {
  const [major, minor] = version.split(".").map(Number);
  return major < 20 || (major === 20 && minor < 19);
}

const isPort = (port) => Number.isInteger(port) && port >= 1 && port <= 65535;

async function main() {
  const flags = process.argv.slice(2);
  const unknown = flags.filter((flag) => !["--dev", "--demo", "--no-demo", "--new-role-secrets"].includes(flag));
  if (flags.includes("--help")) return say(usage, 0);
  if (unknown.length > 0) return say(`Unknown: ${unknown.join(" ")}\n${usage}`, 2);
  if (isOld(process.versions.node)) {
    return say(
      `Tenkan needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer one from https://nodejs.org and start again.`,
      1,
    );
  }
  process.chdir(root);
  mkdirSync(".data", { recursive: true });
  if (existsSync(".env")) process.loadEnvFile(".env");

  const stop = new AbortController();
  // Ctrl-C arrives two or three times: from the terminal and passed on by npm. Only the first one counts.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop.abort());
  // The terminal may close before we are done stopping.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

  const report = createReporter();
  const port = Number(process.env.PORT || 3000);
  if (!isPort(port)) return say(`PORT must be a number from 1 to 65535, not "${process.env.PORT}".`, 1);
  const dev = flags.includes("--dev");
  const taken = await claimPort({ root, port, report, command: dev ? "npm run dev" : "npm start" });
  if (taken) return say(taken, 1);
  await installDependencies({ root, env: process.env, report, signal: stop.signal });
  if (stop.signal.aborted) return 0;

  const { register } = await import("tsx/esm/api");
  register();
  const { serve } = await import(pathToFileURL(join(root, "scripts/start/serve.ts")).href);
  return serve({
    root,
    port,
    dev,
    demo: demoWish(flags),
    newRoleSecrets: flags.includes("--new-role-secrets"),
    env: { ...process.env },
    report,
    signal: stop.signal,
  });
}

function say(text, code) {
  (code === 0 ? console.log : console.error)(text);
  return code;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(`\nTenkan did not start: ${error.message}`);
    if (process.env.DEBUG) console.error(error);
    process.exit(1);
  },
);
