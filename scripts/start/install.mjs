import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

/** Runs `npm ci` when node_modules is missing or package-lock.json is not the one it was installed from. */
export async function installDependencies({ root, env, report, signal }) {
  const lock = readFileSync(join(root, "package-lock.json"), "utf8");
  const marker = join(root, "node_modules", ".tenkan-lock");
  const wanted = createHash("sha256").update(lock).digest("hex");
  if (existsSync(marker) && readFileSync(marker, "utf8") === wanted) return report("Dependencies are installed");
  if (matchesTree(root, lock)) {
    report("Dependencies are installed (by npm)");
  } else {
    report("Installing dependencies (npm ci)");
    await install({ root, env, report, signal });
  }
  if (!signal.aborted) writeFileSync(marker, wanted);
}

/** Whether somebody's own `npm install` left exactly the versions the lock file names. */
function matchesTree(root, lock) {
  const hidden = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(hidden)) return false;
  const installed = JSON.parse(readFileSync(hidden, "utf8")).packages ?? {};
  const wanted = Object.entries(JSON.parse(lock).packages ?? {}).filter(
    ([path, entry]) => path && !entry.optional && !entry.devOptional,
  );
  return wanted.every(([path, entry]) => installed[path]?.version === entry.version);
}

async function install(context) {
  const common = ["--include=dev", "--no-audit", "--no-fund"];
  const first = await npm(["ci", ...common], context);
  if (first.code === 0 || context.signal.aborted) return;
  // A lock file made on one system may lack the optional packages of another: npm ci refuses it, npm install fills them in.
  const incomplete = first.said.includes("EUSAGE");
  if (incomplete) context.report("The lock file lacks packages of some system; installing with npm install instead");
  const last = incomplete ? await npm(["install", "--no-save", ...common], context) : first;
  if (last.code === 0 || context.signal.aborted) return;
  throw new Error(
    `npm could not install the dependencies. With a network at hand, start again. It said:\n${last.said}`,
  );
}

/** Runs npm; resolves to its exit code and what it complained of. */
function npm(args, { root, env, signal }) {
  // Under `npm start` npm names its own script; calling that spares us a shell, on Windows too.
  const own = env.npm_execpath && /^npm-cli/.test(basename(env.npm_execpath)) ? env.npm_execpath : undefined;
  const [program, first] = own ? [process.execPath, [own]] : ["npm", []];
  const { NODE_ENV: _, ...rest } = env;
  const shell = !own && process.platform === "win32";
  const child = spawn(program, [...first, ...args], {
    cwd: root,
    env: rest,
    stdio: ["ignore", "inherit", "pipe"],
    shell,
  });
  let said = "";
  child.stderr.on("data", (chunk) => (said += chunk));
  const end = () => child.kill("SIGTERM");
  signal.addEventListener("abort", end, { once: true });
  return new Promise((resolve, reject) => {
    child.on("error", (error) => reject(new Error(`npm could not be run: ${error.message}`)));
    child.on("close", (code) => {
      signal.removeEventListener("abort", end);
      resolve({ code, said: said.trim() });
    });
  });
}
