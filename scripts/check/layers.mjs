// Which way data walks: the arrows of .dependency-cruiser.cjs, and what "use client" files reach.
import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cruise } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { filesOf, finish, lineOf, readText, ROOT } from "./files.mjs";

const PLACES = ["app", "db", "domain", "e2e", "env.ts", "messages", "proxy.ts", "scripts", "server"];
const CLIENT = /^(?:\/\/[^\n]*\n|\/\*[^]*?\*\/|\s)*["']use client["']/;
const isTypeOnly = ({ dependencyTypes, preCompilationOnly, typeOnly }) =>
  preCompilationOnly === true ||
  typeOnly === true ||
  dependencyTypes.some((type) => type === "type-only" || type === "pre-compilation-only");

/** Every breach of the arrows below `root`. */
export async function layerFindings(root = ROOT) {
  const { forbidden, options } = createRequire(import.meta.url)(join(ROOT, ".dependency-cruiser.cjs"));
  const settings = {
    ...options,
    exclude: options.exclude.path,
    doNotFollow: options.doNotFollow,
    ruleSet: { forbidden },
    validate: true,
    baseDir: root,
    tsConfig: { fileName: join(root, "tsconfig.json") },
  };
  const places = PLACES.filter((place) => existsSync(join(root, place)));
  process.chdir(root); // tsconfig's paths are counted from here
  const { output } = await cruise(places, settings, undefined, {
    tsConfig: extractTSConfig(join(root, "tsconfig.json")),
  });
  const comments = new Map(forbidden.map(({ name, comment }) => [name, comment]));
  const specifier = (from, to) =>
    output.modules.find(({ source }) => source === from)?.dependencies.find(({ resolved }) => resolved === to)
      ?.module ?? to;
  const breaches = output.summary.violations.map(
    ({ from, to, rule }) =>
      `${from}:${lineOf(readText(from, root), specifier(from, to))} ${rule.name}: imports ${to}. ${comments.get(rule.name)}`,
  );
  return [...new Set([...breaches, ...clientFindings(output.modules, root)])];
}

/** A file the browser loads takes only types from server/ and db/, also through what it imports. */
function clientFindings(modules, root) {
  const values = new Map(
    modules.map(({ source, dependencies }) => [
      source,
      dependencies.filter((one) => !isTypeOnly(one)).map(({ resolved }) => resolved),
    ]),
  );
  const clients = filesOf(root).filter((path) => /^app\/.*\.tsx?$/.test(path) && CLIENT.test(readText(path, root)));
  return clients.flatMap((client) => {
    const way = wayTo(client, (path) => /^(server|db)\/|^env\.ts$/.test(path), values);
    return way
      ? [
          `${client}:1 client-takes-types: the browser would load ${way.slice(1).join(" -> ")}. Import the type only, or pass the value as a prop.`,
        ]
      : [];
  });
}

/** The shortest chain of imports from `start` to a module that `isGoal`; null when there is none. */
function wayTo(start, isGoal, edges) {
  const seen = new Set([start]);
  const ways = [[start]];
  for (const way of ways) {
    const here = way.at(-1);
    if (isGoal(here)) return way;
    for (const next of edges.get(here) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) finish(await layerFindings());
