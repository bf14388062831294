// Texts: one namespace a file, both languages alike, every key that the code asks for is there, and none is there for nobody.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { filesOf, finish, readText, ROOT } from "./files.mjs";
import { placeholders } from "./icu.mjs";
import { textUses } from "./text-uses.mjs";

/** Errors that are raised by code from elsewhere than `new Fault(…, "key")`: see server/trpc.ts and app/_lib/use-error-text.ts. */
const RAISED = ["bad_request", "signed_out", "unexpected", "offline"].map((key) => `error.${key}`);

/** Every text as [whole key, message], in order. */
const flat = (node, head = "") =>
  Object.entries(node).flatMap(([key, value]) =>
    typeof value === "string" ? [[head + key, value]] : flat(value, `${head}${key}.`),
  );

/** Where ja and en of one file differ: keys, order of neither, placeholders of each. */
export function pairFindings(name, ja, en) {
  const [texts, others] = [new Map(flat(ja)), new Map(flat(en))];
  const missing = (from, to, file) =>
    [...from.keys()].filter((key) => !to.has(key)).map((key) => `${file}:1 "${key}" is missing: write it there too.`);
  const findings = [...missing(texts, others, name("en")), ...missing(others, texts, name("ja"))];
  for (const [key, text] of texts) {
    const other = others.get(key);
    if (other === undefined) continue;
    if (text.trim() === "" || other.trim() === "") findings.push(`${name("ja")}:1 "${key}" is empty in one language.`);
    try {
      const [own, its] = [placeholders(text), placeholders(other)];
      const lacks = (from, to) => [...from.shown].filter((one) => !to.all.has(one)).join(" ");
      if (lacks(own, its))
        findings.push(`${name("en")}:1 "${key}" lacks ${lacks(own, its)}, which the Japanese fills in.`);
      if (lacks(its, own))
        findings.push(`${name("ja")}:1 "${key}" lacks ${lacks(its, own)}, which the English fills in.`);
    } catch (error) {
      findings.push(`${name("ja")}:1 "${key}" is no ICU message: ${error.message}.`);
    }
  }
  return findings;
}

/** Keys asked for and not there, and there but asked for by nobody. `texts`: [key, file]; `sources`: [path, text]. */
export function useFindings(texts, sources) {
  const keys = new Map(texts);
  const used = new Set(RAISED);
  const findings = [];
  for (const [path, source] of sources) {
    for (const { at, pattern, key } of textUses(path, source)) {
      const met = [...keys.keys()].filter((one) => pattern.test(one));
      met.forEach((one) => used.add(one));
      if (met.length === 0)
        findings.push(
          `${path}:${at} asks for ${key ? `"${key}"` : pattern} which no file of messages/ has: add it in both languages.`,
        );
    }
  }
  for (const [key, file] of keys) {
    if (!used.has(key))
      findings.push(`${file}:${lineOfKey(file, key)} "${key}" is asked for by no code: remove it in both languages.`);
  }
  return findings;
}

/** Each part of a key is looked for after the one it is in. */
function lineOfKey(file, key) {
  const text = existsSync(join(ROOT, file)) ? readText(file) : "";
  const at = key.split(".").reduce((from, part) => Math.max(from, text.indexOf(`"${part}"`, from)), 0);
  return text.slice(0, at).split("\n").length;
}

const TEXT_FILE = /^messages\/(ja|en)\/(\w+)\.json$/;
const fileOf = (locale, namespace) => `messages/${locale}/${namespace}.json`;

/** The namespaces of `paths`, in order, with the files of one that one language lacks. */
export function namespacesOf(paths) {
  const found = paths.map((path) => TEXT_FILE.exec(path)).filter(Boolean);
  const namespaces = [...new Set(found.map(([, , namespace]) => namespace))].sort();
  const lacking = namespaces
    .flatMap((namespace) => ["ja", "en"].map((locale) => fileOf(locale, namespace)))
    .filter((file) => !paths.includes(file))
    .map((file) => `${file}:1 is missing: the other language has it.`);
  return { namespaces, lacking };
}

function main() {
  const all = filesOf();
  const { namespaces, lacking } = namespacesOf(all);
  const read = (path) => (all.includes(path) ? JSON.parse(readText(path)) : {});
  const pairs = namespaces.flatMap((namespace) =>
    pairFindings((locale) => fileOf(locale, namespace), read(fileOf("ja", namespace)), read(fileOf("en", namespace))),
  );
  const texts = namespaces.flatMap((namespace) =>
    flat(read(fileOf("ja", namespace)), `${namespace}.`).map(([key]) => [key, fileOf("ja", namespace)]),
  );
  const sources = all
    .filter((path) => /^(app|server)\/.*\.tsx?$/.test(path) && !/\.test\.ts$/.test(path))
    .map((path) => [path, readText(path)]);
  finish([...lacking, ...pairs, ...useFindings(texts, sources)]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
