import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { env } from "@/env";

/** What a worker runs, beside the built product: one file, made by scripts/start/build.ts. */
const BUILT = [".next", "workers", "heavy.cjs"] as const;
export interface WorkerCode {
  code: string;
  eval: boolean;
}

/**
 * The worker's code. The bundlers of Next and of the tests do not build worker threads of TypeScript alike (or at all), so
 * esbuild does for all: once with the product, else when the first worker is started (`next dev`, tests, scripts).
 */
export async function workerCode(): Promise<WorkerCode> {
  const root = process.cwd();
  if (env().NODE_ENV === "production") return { code: join(/* turbopackIgnore: true */ root, ...BUILT), eval: false };
  return { code: await bundled(root), eval: true };
}

/** Puts the worker's code beside the built product below `root`. */
export async function buildWorkers(root: string): Promise<void> {
  const file = join(/* turbopackIgnore: true */ root, ...BUILT);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await bundled(root));
}

async function bundled(root: string): Promise<string> {
  // A tool of the build: the built product never comes here.
  const { build } = await import(/* turbopackIgnore: true */ "esbuild");
  const { outputFiles } = await build({
    entryPoints: [join(/* turbopackIgnore: true */ root, "server", "heavy", "worker.ts")],
    absWorkingDir: root,
    tsconfig: join(/* turbopackIgnore: true */ root, "tsconfig.json"),
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}
