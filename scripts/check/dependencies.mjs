// Dependencies as far as no network is needed (SECURITY 26): exact versions, a whole lock file, floors, licences. `npm run audit` asks the registry.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { finish, lineOf, readText, ROOT } from "./files.mjs";

const EXACT = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;
/** A package under another name, such as a second version of one. */
const ALIAS = /^npm:(?:@[^/@]+\/)?[^/@]+@/;
/** Versions whose advisories are closed, and pins that must not move by themselves. */
const FLOORS = { next: [16, 4, 6] };
const PINS = { "next-auth": "5.0.0-beta.32" };
/** May be shipped with an Apache-2.0 product without more than naming them. */
const LICENCES = [
  "MIT",
  "MIT-0",
  "ISC",
  "Apache-2.0",
  "Apache 2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "Unlicense",
  "BlueOak-1.0.0",
  "Python-2.0",
  "OFL-1.1",
  "CC0-1.0",
];
/** Other licences, each with the reason why it may be here. */
const MORE_LICENCES = [
  [
    /^@img\/sharp-/,
    "LGPL-3.0-or-later",
    "libvips, linked dynamically; an optional part of Next whose image optimizer is off",
  ],
  [/^caniuse-lite$/, "CC-BY-4.0", "data about browsers, read when the product is built"],
];

const nameOf = (path) => path.split("node_modules/").at(-1);
const isBelow = (version, floor) => {
  const parts = version.split(/[.-]/).map(Number);
  const at = floor.findIndex((part, i) => parts[i] !== part);
  return at >= 0 ? parts[at] < floor[at] : version.includes("-");
};

/** Where Node would find `name` from the package at `path`; undefined where the lock file has it nowhere. */
function resolved(packages, path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf("node_modules/") - 1))) {
    const found = `${at ? `${at}/` : ""}node_modules/${name}`;
    if (packages[found]) return packages[found];
    if (at === "") return undefined;
  }
}

function licenceFaults(name, licence) {
  const parts = (licence || "none").replace(/[()]/g, "").split(/ (?:AND|OR) /);
  return parts
    .filter((one) => !LICENCES.includes(one) && !MORE_LICENCES.some(([of, other]) => of.test(name) && one === other))
    .map((one) => `${name} is licensed under ${one}: not in the list of scripts/check/dependencies.mjs.`);
}

/** What is wrong with the dependencies; `licenceOf` reads the licence of an installed package that the lock file does not name. */
export function dependencyFindings(packageText, lock, licenceOf = () => undefined) {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(packageText);
  const all = { ...dependencies, ...devDependencies };
  const packages = lock.packages ?? {};
  const here = (name, fault) => `package.json:${lineOf(packageText, `"${name}"`)} ${fault}`;
  const direct = Object.entries(all).flatMap(([name, asked]) => {
    const version = asked.replace(ALIAS, "");
    const locked = packages[`node_modules/${name}`]?.version;
    return [
      ...(EXACT.test(version) ? [] : [here(name, `${name} "${version}" is no exact version.`)]),
      ...(locked === version
        ? []
        : [here(name, `${name} is ${version} here and ${locked ?? "absent"} in package-lock.json: npm install.`)]),
      ...(FLOORS[name] && isBelow(version, FLOORS[name])
        ? [here(name, `${name} ${version} is older than ${FLOORS[name].join(".")}, and has known holes.`)]
        : []),
      ...(PINS[name] && version !== PINS[name]
        ? [here(name, `${name} must stay ${PINS[name]} (DESIGN 4, auth).`)]
        : []),
    ];
  });
  const root = packages[""] ?? {};
  const strange =
    JSON.stringify([root.dependencies ?? {}, root.devDependencies ?? {}]) ===
    JSON.stringify([dependencies, devDependencies])
      ? []
      : ["package-lock.json:1 was made for another package.json: npm install."];
  const inside = Object.entries(packages)
    .filter(([path]) => path)
    .flatMap(([path, entry]) => [
      ...(entry.integrity || entry.inBundle || entry.link
        ? []
        : [`package-lock.json:1 ${path} has no integrity: what is downloaded is not checked.`]),
      ...(entry.resolved && !entry.resolved.startsWith("https://")
        ? [`package-lock.json:1 ${path} comes from ${entry.resolved}.`]
        : []),
      ...Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
        .filter((name) => !resolved(packages, path, name))
        .map(
          (name) => `package-lock.json:1 ${path} needs ${name}, which is not there: npm ci would fail on some system.`,
        ),
      ...(entry.dev
        ? []
        : licenceFaults(nameOf(path), entry.license ?? licenceOf(path)).map((fault) => `package-lock.json:1 ${fault}`)),
    ]);
  return [...direct, ...strange, ...inside];
}

function installedLicence(path) {
  const file = join(ROOT, path, "package.json");
  if (!existsSync(file)) return undefined;
  const { license, licenses } = JSON.parse(readFileSync(file, "utf8"));
  return license ?? licenses?.[0]?.type;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  finish(dependencyFindings(readText("package.json"), JSON.parse(readText("package-lock.json")), installedLicence));
}
