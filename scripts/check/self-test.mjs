// Each check finds what it is for: code that breaks a rule is named, the same code put right is not.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { ESLint } from "eslint";
import { deadCode } from "./dead-code.mjs";
import { dependencyFindings } from "./dependencies.mjs";
import { doubleFindings } from "./exports.mjs";
import { ROOT } from "./files.mjs";
import { formatFindings } from "./format.mjs";
import { layerFindings } from "./layers.mjs";
import { LINT, TYPED } from "./lint-samples.mjs";
import { NAMES, NAMES_ALLOWED } from "./name-samples.mjs";
import { commandFindings, crowdedFindings, nameFindings } from "./names.mjs";
import { FORMAT, LAYERS, LAYERS_ALLOWED, USES } from "./samples.mjs";
import { schemaFindings } from "./schema.mjs";
import { namespacesOf, pairFindings, useFindings } from "./texts.mjs";
import { typedFindings } from "./typed-lint.mjs";

const folder = mkdtempSync(join(tmpdir(), "tenkan-checks-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function write(root, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

test("lint", async () => {
  const eslint = new ESLint({ cwd: ROOT });
  for (const { file, code, rule } of LINT) {
    const [result] = await eslint.lintText(code, { filePath: join(ROOT, file) });
    const found = (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
    if (rule)
      assert.ok(found.includes(rule), `${rule} did not see ${code.slice(0, 80)} in ${file}: ${found.join(", ")}`);
    else assert.deepEqual(found, [], `${file}: ${code.slice(0, 80)}`);
  }
});

test("lint that needs types", () => {
  const root = join(folder, "typed");
  write(root, { "tsconfig.json": readFileSync(join(ROOT, "tsconfig.json"), "utf8"), ...TYPED });
  const found = typedFindings(root);
  for (const path of Object.keys(TYPED)) {
    const rule = /\/wrong-(.*)\.tsx?$/.exec(path)?.[1];
    const here = found.filter((line) => line.startsWith(`${path}:`));
    if (rule) assert.ok(here.join("\n").includes(`(${rule})`), `${rule} did not see ${path}:\n${found.join("\n")}`);
    else assert.deepEqual(here, []);
  }
});

test("format", () => {
  const root = join(folder, "format");
  write(root, { ".prettierrc.json": readFileSync(join(ROOT, ".prettierrc.json"), "utf8"), ...FORMAT });
  const wrong = Object.keys(FORMAT).filter((path) => path.includes("-wrong"));
  // Twice: what the first run remembers must not hide anything from the second.
  for (let run = 0; run < 2; run += 1)
    assert.deepEqual(
      formatFindings(root)
        .map((line) => line.split(":")[0])
        .sort(),
      wrong.sort(),
    );
});

test("layers", async () => {
  const root = join(folder, "layers");
  write(root, {
    "tsconfig.json": readFileSync(join(ROOT, "tsconfig.json"), "utf8"),
    "package.json": readFileSync(join(ROOT, "package.json"), "utf8"),
    ...LAYERS,
    ...LAYERS_ALLOWED,
  });
  const found = await layerFindings(root);
  for (const path of Object.keys(LAYERS).filter((one) => /\/wrong-|^proxy/.test(one))) {
    const rule = /\/wrong-(.*)\.tsx?$/.exec(path)?.[1] ?? "proxy-knows-no-data";
    assert.ok(
      found.some((line) => line.includes(path) && line.includes(` ${rule}:`)),
      `${rule} did not see ${path}:\n${found.join("\n")}`,
    );
  }
  for (const path of Object.keys(LAYERS_ALLOWED))
    assert.deepEqual(
      found.filter((line) => line.startsWith(`${path}:`)),
      [],
    );
});

test("file names", () => {
  assert.equal(nameFindings(NAMES).length, NAMES.length, `not all seen: ${nameFindings(NAMES).join("\n")}`);
  assert.deepEqual(nameFindings(NAMES_ALLOWED), []);
  const full = Array.from({ length: 16 }, (_, index) => `server/records/part-${index}.ts`);
  const tests = ["server/records/a.test.ts", "server/records/testing-rows.ts", "server/records/commands/save-cells.ts"];
  assert.deepEqual(crowdedFindings([...full, ...tests]), []);
  assert.equal(crowdedFindings([...full, "server/records/one-more.ts"]).length, 1);
  const page = Array.from({ length: 20 }, (_, index) => `app/[tenant]/record/part-${index}.tsx`);
  assert.deepEqual(
    crowdedFindings([...page, "app/[tenant]/record/a.test.ts", "app/[tenant]/record/base/page.tsx"]),
    [],
  );
  assert.equal(crowdedFindings([...page, "app/[tenant]/record/one-more.tsx"]).length, 1);
  const inDb = full.map((path) => path.replace("server/", "db/queries/"));
  assert.deepEqual(crowdedFindings([...inDb, "db/queries/records/a.test.ts"]), []);
  assert.equal(crowdedFindings([...inDb, "db/queries/records/one-more.ts"]).length, 1);
  const beside = full.flatMap((path, at) => [
    path.replace("server/records", "db/testing"),
    `db/testing/more-${at}.ts`,
    `db/migrations/00${at}.sql`,
    `db/migrations/01${at}.sql`,
  ]);
  assert.deepEqual(crowdedFindings(beside), []);
});

test("one command a file", () => {
  const one = "export const saveView = command({});";
  assert.deepEqual(
    commandFindings({
      "server/views/commands/save-view.ts": one,
      "server/views/commands/save-two.ts": `${one}\nexport const removeView = command({});`,
      "server/views/commands/save-none.ts": "export const recommend = () => saveView;",
      "server/members/commands/accept-invitation.ts": "export const acceptInvitation = () => {};",
      "server/views/router.ts": "write(saveView)",
    }).map((line) => line.split(" ").slice(0, 3).join(" ")),
    ["server/views/commands/save-two.ts:1 holds 2", "server/views/commands/save-none.ts:1 holds 0"],
  );
});

test("an exported name stands once", () => {
  const found = doubleFindings({
    "domain/a.ts": "export interface Place {}\nexport const { one, two: three } = parts();\nconst own = 1;",
    "domain/b.ts": "export function one(a: string): void;\nexport function one(a: number): void;\nconst own = 2;",
    "server/c.ts": "export type Place = string;\nexport { three } from '@/domain/a';\nexport const two = 2;",
    "server/d.ts": "const one = 3;\nexport { one };",
  });
  assert.deepEqual(
    found.map((line) => line.split(" is ")[0]),
    [
      'domain/a.ts:1 "Place"',
      'server/c.ts:1 "Place"',
      'domain/a.ts:2 "one"',
      'domain/b.ts:1 "one"',
      'server/d.ts:2 "one"',
    ],
  );
});

test("dependencies", () => {
  const whole = { version: "1.0.0", integrity: "sha512-x", license: "MIT" };
  const good = {
    dependencies: { next: "16.4.6", "next-auth": "5.0.0-beta.32" },
    packages: {
      "node_modules/next": { ...whole, version: "16.4.6" },
      "node_modules/next-auth": { ...whole, version: "5.0.0-beta.32" },
    },
  };
  const found = ({ dependencies = good.dependencies, packages = {}, root = dependencies }, licenceOf) =>
    dependencyFindings(
      JSON.stringify({ dependencies }, null, 2),
      { packages: { "": { dependencies: root }, ...good.packages, ...packages } },
      licenceOf,
    ).join("\n");
  assert.equal(found({}), "");
  const at = (name, version) => ({
    dependencies: { ...good.dependencies, [name]: version },
    packages: { [`node_modules/${name}`]: { ...whole, version } },
  });
  assert.match(found(at("zod", "^4.0.0")), /zod "\^4\.0\.0" is no exact version/);
  const alias = (asked) => ({ ...at("other", "7.0.2"), dependencies: { ...good.dependencies, other: asked } });
  for (const exact of ["npm:typescript@7.0.2", "npm:@scope/name@7.0.2"]) assert.equal(found(alias(exact)), "");
  assert.match(found(alias("npm:typescript@^7.0.2")), /other "\^7\.0\.2" is no exact version/);
  assert.match(found(alias("npm:typescript@7.0.1")), /other is 7\.0\.1 here and 7\.0\.2 in/);
  assert.match(found({ dependencies: { ...good.dependencies, zod: "4.0.0" } }), /zod is 4\.0\.0 here and absent/);
  for (const old of ["16.4.5", "16.3.9", "15.9.9", "16.4.6-canary.1"])
    assert.match(found(at("next", old)), /older than 16\.4\.6/);
  for (const fresh of ["16.4.7", "16.10.0", "17.0.0"]) assert.equal(found(at("next", fresh)), "");
  assert.match(found(at("next-auth", "5.0.0-beta.33")), /must stay 5\.0\.0-beta\.32/);
  assert.match(found({ root: {} }), /made for another package\.json/);
  const lock = (entry, more = {}) => found({ packages: { "node_modules/a": { ...whole, ...entry }, ...more } });
  assert.match(lock({ integrity: undefined }), /node_modules\/a has no integrity/);
  assert.match(lock({ resolved: "git+ssh://git@github.com/a/a" }), /comes from git/);
  assert.match(lock({ optionalDependencies: { "a-linux-x64": "1.0.0" } }), /needs a-linux-x64, which is not there/);
  assert.equal(lock({ dependencies: { b: "1" } }, { "node_modules/a/node_modules/b": whole }), "");
  assert.match(lock({ license: "GPL-3.0-only" }), /a is licensed under GPL-3\.0-only/);
  assert.match(lock({ license: "(MIT AND SSPL-1.0)" }), /a is licensed under SSPL-1\.0/);
  assert.match(lock({ license: undefined }), /a is licensed under none/);
  assert.equal(
    found({ packages: { "node_modules/a": { ...whole, license: undefined } } }, () => "MIT"),
    "",
  );
  assert.equal(lock({ license: "GPL-3.0-only", dev: true }), "");
});

test("texts", () => {
  const pair = (ja, en) => pairFindings((locale) => `${locale}.json`, ja, en);
  assert.match(pair({ a: { b: "x" } }, { a: {} }).join(), /en\.json:1 "a\.b" is missing/);
  assert.match(pair({}, { a: "x" }).join(), /ja\.json:1 "a" is missing/);
  assert.match(pair({ a: "{n}件" }, { a: "some" }).join(), /en\.json:1 "a" lacks \{n\}/);
  assert.match(
    pair({ a: "件" }, { a: "{n, plural, one {# call} other {# calls}}" }).join(),
    /ja\.json:1 "a" lacks \{n\}/,
  );
  assert.deepEqual(pair({ a: "{list}は" }, { a: "{list} {n, plural, one {is} other {are}}" }), []);
  assert.match(pair({ a: "{n件" }, { a: "{n}" }).join(), /no ICU message/);
  assert.deepEqual(
    pair({ a: "{n}件、<b>次</b>へ" }, { a: "{n, plural, one {# call} other {# calls}}, <b>next</b>" }),
    [],
  );
  const files = ["messages/ja/page.json", "messages/en/page.json", "messages/en/card.json", "messages/a.test.ts"];
  assert.deepEqual(namespacesOf(files).namespaces, ["card", "page"]);
  assert.match(namespacesOf(files).lacking.join(), /^messages\/ja\/card\.json:1 is missing[^,]*$/);
  const keys = Object.keys(USES.texts).map((key) => [key, "messages/none.json"]);
  const found = useFindings([...keys, ["page.dead", "messages/none.json"]], [["app/a.tsx", USES.source]]);
  assert.match(found.join("\n"), /"page\.missing" which/);
  assert.match(found.join("\n"), /"error\.no_such_fault" which/);
  assert.match(found.join("\n"), /"page\.dead" is asked for by no code/);
  assert.equal(found.length, 3, found.join("\n"));
});

test("migrations", () => {
  const behind = join(folder, "migrations");
  cpSync(join(ROOT, "db/migrations"), behind, { recursive: true });
  const last = join(
    behind,
    "meta",
    readdirSync(join(behind, "meta"))
      .filter((name) => /snapshot/.test(name))
      .sort()
      .at(-1),
  );
  const snapshot = JSON.parse(readFileSync(last, "utf8"));
  delete snapshot.tables["public.teams"].columns.position;
  writeFileSync(last, JSON.stringify(snapshot));
  assert.match(schemaFindings(behind).join(), /ADD COLUMN "position"/);
});

test("dead code", () => {
  const root = join(folder, "dead");
  write(root, {
    "package.json": '{ "name": "dead", "type": "module" }',
    "knip.json": readFileSync(join(ROOT, "knip.json"), "utf8"),
    "scripts/a.mjs": 'import { used } from "../domain/b.ts"; console.log(used);',
    "domain/b.ts": "export const used = 1;\nexport const dead = 2;",
    "domain/c.ts": "export {};",
  });
  assert.deepEqual(
    deadCode(root)
      .map((line) => line.split(" ")[0])
      .sort(),
    ["domain/b.ts:2", "domain/c.ts:1"],
  );
});
