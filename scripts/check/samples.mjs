// Code that breaks one rule each, and code that breaks none. Read by self-test.mjs only.

const many = (count) => Array.from({ length: count }, (_, i) => `export const a${i} = ${i};`).join("\n");
const long = (count) => `export function f() {\n${Array.from({ length: count }, (_, i) => `  g(${i});`).join("\n")}\n}`;

/** Linted as if each were the text of `file` (one that exists, for the typed rules); no `rule`: nothing to find. */
export const LINT = [
  { file: "domain/kpi/kpi.ts", rule: "house/no-clock", code: "export const now = () => new Date();" },
  { file: "domain/kpi/kpi.ts", rule: "house/no-clock", code: "export const now = () => Date.now();" },
  { file: "db/connection/scope.ts", rule: "house/no-clock", code: "export const chance = () => Math.random();" },
  { file: "domain/kpi/kpi.ts", code: "export const at = (text: string) => new Date(text);" },
  { file: "db/local/local.ts", code: "export const now = () => Date.now();" },
  { file: "server/context.ts", rule: "house/no-env", code: "export const url = process.env.URL;" },
  { file: "server/context.ts", rule: "house/no-env", code: 'export const url = process["env"];' },
  { file: "env.ts", code: "export const url = process.env.URL;" },
  {
    file: "server/context.ts",
    rule: "house/no-own-instanceof",
    code: 'import { Fault } from "./fault";\nexport const f = (a: unknown) => a instanceof Fault;',
  },
  {
    file: "app/page.tsx",
    rule: "house/no-own-instanceof",
    code: 'import * as failure from "@/db/connection/failure";\nexport const f = (a: unknown) => a instanceof failure.DatabaseBusy;',
  },
  {
    file: "server/context.ts",
    code: 'import { TRPCError } from "@trpc/server";\nexport const f = (a: unknown) => a instanceof TRPCError || a instanceof Error;',
  },
  {
    file: "server/context.ts",
    rule: "@typescript-eslint/no-explicit-any",
    code: "export const f = (a: any): unknown => a;",
  },
  {
    file: "server/context.ts",
    rule: "@typescript-eslint/no-non-null-assertion",
    code: "export const f = (a: string | null) => a!;",
  },
  {
    file: "server/context.ts",
    rule: "@typescript-eslint/no-floating-promises",
    code: "const f = async () => 1;\nexport const g = () => { f(); };",
  },
  {
    file: "server/context.ts",
    rule: "@typescript-eslint/consistent-type-imports",
    code: 'import { Role } from "@/domain/members/role";\nexport const f = (role: Role) => role;',
  },
  { file: "server/context.ts", rule: "@typescript-eslint/no-unused-vars", code: "const a = 1;\nexport {};" },
  ...[
    "z.string().max(9)",
    "z.array(z.uuid())",
    "z.record(z.uuid(), z.uuid())",
    "z.email()",
    "z.custom()",
    "z.coerce.number()",
    "z.any()",
  ].map((schema) => ({
    file: "server/context.ts",
    rule: "house/bounded-schemas",
    code: `import { z } from "zod";\nexport const a = ${schema};`,
  })),
  {
    file: "server/context.ts",
    rule: "house/bounded-schemas",
    code: 'import { string } from "zod";\nexport const a = string();',
  },
  {
    file: "domain/kpi/kpi.ts",
    rule: "house/bounded-schemas",
    code: 'import * as zod from "zod";\nexport const a = zod.string();',
  },
  { file: "domain/bounds.ts", code: 'import { z } from "zod";\nexport const a = z.string();' },
  {
    file: "server/context.ts",
    code: 'import { z } from "zod";\nimport { text } from "@/domain/bounds";\nexport const a = z.strictObject({ id: z.uuid(), text: text(9) });\nexport type A = z.output<typeof a>;',
  },
  { file: "server/context.ts", rule: "regexp/no-super-linear-backtracking", code: "export const a = /^(?:a+)+b/;" },
  {
    file: "server/context.ts",
    rule: "regexp/no-super-linear-move",
    code: "export const a = (b: string) => b.replace(/[^\\p{L}]+$/gu, '');",
  },
  { file: "domain/kpi/kpi.ts", rule: "max-lines", code: many(301) },
  { file: "domain/kpi/kpi.ts", code: many(300) },
  { file: "app/page.tsx", rule: "max-lines", code: many(81) },
  { file: "domain/kpi/kpi.test.ts", rule: "max-lines", code: many(451) },
  { file: "domain/kpi/kpi.test.ts", code: many(450) },
  { file: "domain/kpi/kpi.ts", rule: "max-lines-per-function", code: `import { g } from "./value";\n${long(81)}` },
  { file: "app/layout.tsx", rule: "max-lines-per-function", code: `import { g } from "./value";\n${long(111)}` },
  { file: "app/layout.tsx", code: `import { g } from "./value";\n${long(81)}` },
  { file: "domain/kpi/kpi.test.ts", code: `import { g } from "./value";\n${long(111)}` },
  {
    file: "domain/kpi/kpi.ts",
    rule: "max-params",
    code: "export const f = (a: 1, b: 1, c: 1, d: 1, e: 1, g: 1) => [a, b, c, d, e, g];",
  },
  {
    file: "domain/kpi/kpi.ts",
    rule: "no-nested-ternary",
    code: "export const f = (a: number) => (a > 1 ? 2 : a > 0 ? 1 : 0);",
  },
  { file: "app/layout.tsx", rule: "house/no-raw-colour", code: 'export const A = () => <p className="bg-red-500" />;' },
  {
    file: "app/layout.tsx",
    rule: "house/no-raw-colour",
    code: 'export const A = () => <p style={{ color: "#1d1f24" }} />;',
  },
  {
    file: "app/layout.tsx",
    rule: "house/no-raw-colour",
    code: "export const A = (on: boolean) => `text-white ${on ? 1 : 2}`;",
  },
  { file: "app/layout.tsx", rule: "house/no-texts", code: "export const A = () => <p>保存</p>;" },
  { file: "app/layout.tsx", rule: "house/no-texts", code: "export const A = () => <p>Save</p>;" },
  { file: "app/layout.tsx", rule: "house/no-texts", code: 'export const A = () => <input aria-label="Search" />;' },
  { file: "app/layout.tsx", rule: "house/no-secure-only", code: "export const id = () => crypto.randomUUID();" },
  {
    file: "app/layout.tsx",
    rule: "house/no-secure-only",
    code: 'export const id = () => globalThis.crypto["randomUUID"]();',
  },
  {
    file: "app/layout.tsx",
    rule: "house/no-secure-only",
    code: "const { clipboard } = navigator;\nexport const copy = () => clipboard;",
  },
  {
    file: "app/layout.tsx",
    rule: "house/no-secure-only",
    code: "export const copy = (text: string) => window.navigator.clipboard.writeText(text);",
  },
  {
    file: "app/layout.tsx",
    rule: "house/no-secure-only",
    code: "export const item = (picture: Blob) => new ClipboardItem({ picture });",
  },
  {
    file: "app/layout.tsx",
    code: "export const bytes = (event: ClipboardEvent) => [crypto.getRandomValues(new Uint8Array(1)), event.clipboardData];",
  },
  { file: "app/_lib/clipboard.ts", code: "export const copy = (text: string) => navigator.clipboard.writeText(text);" },
  {
    file: "app/layout.tsx",
    rule: "react-hooks/rules-of-hooks",
    code: 'import { useState } from "react";\nexport function A({ on }: { on: boolean }) { if (on) useState(1); return null; }',
  },
  {
    file: "app/layout.tsx",
    code: 'export const A = ({ name }: { name: string }) => <a href="#main" className="bg-surface text-ink-2">{name} <span lang="ja">転換</span></a>;',
  },
];

/** Files whose name ends in -wrong are not as the formatter writes them. */
export const FORMAT = {
  "domain/packed-wrong.ts": "export const a = 1; export const b = 2;\n",
  "domain/quotes-wrong.ts": "export const a = 'b';\n",
  "domain/narrow-wrong.ts": "export const sum =\n  1 + 2;\n",
  "domain/right.ts": "export const a = 1;\nexport const b = 2;\n",
  // As wide as a line may be, and no wider.
  "domain/wide.ts": `export const a = "${"b".repeat(100)}";\n`,
};

/** A small house. Files called wrong-<rule> break that rule. */
export const LAYERS = {
  "node_modules/zod/package.json": '{ "name": "zod", "main": "index.js" }',
  "node_modules/zod/index.js": "exports.z = 1;",
  "node_modules/drizzle-orm/package.json": '{ "name": "drizzle-orm", "main": "index.js" }',
  "node_modules/drizzle-orm/index.js": "exports.sql = 1;",
  "node_modules/next-auth/package.json": '{ "name": "next-auth", "main": "index.js" }',
  "node_modules/next-auth/index.js": "exports.auth = 1;",
  "node_modules/@tremor/react/package.json": '{ "name": "@tremor/react", "main": "index.js" }',
  "node_modules/@tremor/react/index.js": "exports.Chart = 1;",
  "node_modules/vitest/package.json": '{ "name": "vitest", "main": "index.js" }',
  "node_modules/vitest/index.js": "exports.test = 1;",
  "domain/wrong-domain-is-pure.ts": 'import { rows } from "@/db/rows"; export const a = rows;',
  "db/wrong-db-below-server.ts": 'import { gate } from "@/server/gate"; export const a = gate;',
  "server/wrong-server-below-app.ts": 'import { Box } from "@/app/_components/ui/box"; export const a = Box;',
  "app/wrong-app-above-server.ts": 'import type { Row } from "@/db/rows"; export type A = Row;',
  "app/_components/ui/wrong-ui-stands-alone.ts": 'import { a } from "@/domain/number"; export const b = a;',
  "app/_components/kpi/wrong-one-chart-library.ts": 'import { Chart } from "@tremor/react"; export const a = Chart;',
  "app/_components/kpi/wrong-components-below-pages.ts":
    'import { title } from "@/app/reports/title"; export const a = title;',
  "app/_components/charts/wrong-charts-draw.ts": 'import { gate } from "@/server/gate"; export const a = gate;',
  "domain/time/wrong-domain-floors.ts": 'import { kpi } from "@/domain/kpi/ratio"; export const a = kpi;',
  "domain/kpi/ratio.ts": "export const kpi = 1;",
  "domain/records/wrong-domain-floors.ts": 'import { a } from "@/domain/targets/goal"; export const b = a;',
  "domain/targets/goal.ts": "export const a = 1;",
  "server/records/wrong-rooms-apart.ts": 'import { seen } from "../trends/seen"; export const a = seen;',
  "server/trends/wrong-rooms-apart.ts": 'import { save } from "../records/commands/save-row"; export const a = save;',
  "server/trends/seen.ts": "export const seen = 1;",
  "server/trends/wrong-routers-meet-in-root.ts": 'import { router } from "./router"; export const a = router;',
  "server/trends/router.ts": "export const router = 1;",
  "server/records/wrong-sql-in-its-place.ts": 'import { sql } from "drizzle-orm"; export const a = sql;',
  "server/wrong-sql-in-its-place.ts": 'import { table } from "@/db/schema/table"; export const a = table;',
  "server/trends/wrong-tallies-by-their-doors.ts":
    'import { sums } from "@/db/queries/tallies/sums"; export const a = sums;',
  "db/queries/teams/wrong-tallies-by-their-doors.ts":
    'import type { Sums } from "../tallies/sums"; export type A = Sums;',
  "db/queries/tallies/sums.ts": "export type Sums = 1; export const sums = 1;",
  "server/trends/wrong-seed-is-no-product.ts": 'import type { Made } from "@/db/seed/made"; export type A = Made;',
  "db/queries/teams/wrong-seed-is-no-product.ts": 'import { made } from "../../seed/made"; export const a = made;',
  "db/seed/made.ts": "export type Made = 1; export const made = 1;",
  "server/wrong-auth-in-its-place.ts": 'import { auth } from "next-auth"; export const a = auth;',
  "server/imports/wrong-heavy-work-off-the-loop.ts":
    'import { readTable } from "./read-table"; export const a = readTable;',
  "server/imports/read-table.ts": "export const readTable = 1;",
  "server/wrong-tests-stay-out.ts": 'import { test } from "vitest"; export const a = test;',
  "server/records/wrong-tests-stay-out.ts": 'import { tenant } from "@/db/testing/tenant"; export const a = tenant;',
  "server/wrong-no-cycles.ts": 'import { b } from "./second"; export const a = () => b;',
  "server/second.ts": 'import { a } from "./wrong-no-cycles"; export const b = () => a;',
  "server/wrong-resolvable.ts": 'import { a } from "./nowhere"; export const b = a;',
  "app/wrong-client-takes-types.tsx": '"use client";\nimport { more } from "./more"; export const a = more;',
  "app/more.ts": 'import { gate } from "@/server/gate"; export const more = gate;',
  "proxy.ts": 'import { gate } from "@/server/gate"; export const a = gate;',
};
export const LAYERS_ALLOWED = {
  "domain/number.ts": 'import { z } from "zod"; export const a = z;',
  "db/schema/table.ts": "export const table = 1;",
  "db/rows.ts":
    'import { sql } from "drizzle-orm"; import { table } from "./schema/table"; export type Row = 1; export const rows = [sql, table];',
  "db/queries/tallies/in-force.ts": 'import { sums } from "./sums"; export const inForce = sums;',
  "db/testing/tenant.ts":
    'import { test } from "vitest"; import { made } from "../seed/made"; export const tenant = [test, made];',
  "db/seed/index.ts": 'import { made } from "./made"; export const seed = made;',
  "scripts/demo.ts": 'import { seed } from "@/db/seed/index"; export const demo = seed;',
  "server/trends/sums.test.ts":
    'import { sums } from "@/db/queries/tallies/sums"; import { made } from "@/db/seed/made"; export const g = [sums, made];',
  "server/trends/asked.ts": 'import { inForce } from "@/db/queries/tallies/in-force"; export const h = inForce;',
  "server/gate.ts":
    'import type { SQL } from "drizzle-orm"; import { rows } from "@/db/rows"; export type Gate = SQL; export const gate = rows;',
  "server/heavy/tasks.ts": 'import { preview } from "../imports/preview"; export const TASKS = { preview };',
  "server/imports/preview.ts": 'import { readTable } from "./read-table"; export const preview = readTable;',
  "server/heavy/off-loop.ts": 'import type { TASKS } from "./tasks"; export type Names = keyof typeof TASKS;',
  "server/records/commands/save-row.ts": 'import { sql } from "drizzle-orm"; export const save = sql;',
  "server/auth/index.ts": 'import { auth } from "next-auth"; export const b = auth;',
  "server/root.ts": 'import { router } from "./trends/router"; export const c = router;',
  "server/members/letter.ts":
    'import { b } from "../auth"; import { d } from "../kpi/figure"; export const e = [b, d];',
  "server/kpi/figure.ts": 'import { kpi } from "@/domain/kpi/ratio"; export const d = kpi;',
  "domain/targets/met.ts":
    'import { kpi } from "@/domain/kpi/ratio"; import { a } from "./goal"; export const f = [a, kpi];',
  "app/_components/ui/box.ts": "export const Box = 1;",
  "app/_components/charts/line.ts":
    'import { Chart } from "@tremor/react"; import type { Gate } from "@/server/gate"; export type G = Gate; export const a = Chart;',
  "app/reports/title.ts": 'import { gate } from "@/server/gate"; export const title = gate;',
  "app/leaf.tsx": '"use client";\nimport { type Gate, } from "@/server/gate"; export const a = (gate: Gate) => gate;',
};

export const USES = {
  texts: {
    "page.title": "",
    "page.unit.day": "",
    "page.unit.week": "",
    "kpi.answer_rate": "",
    "role.lead": "",
    "card.n": "",
    "error.taken": "",
    "list.first.text": "",
  },
  source: `
    export async function generateMetadata() { return { title: (await getTranslations("page"))("title") }; }
    export async function A({ id, unit }: Props) {
      const [t, view] = await Promise.all([getTranslations("page"), load()]);
      const [card, names] = [useTranslations("card"), useTranslations("kpi")];
      const all = useTranslations();
      if (!view) throw new Fault("CONFLICT", "taken");
      return <p title={t("missing")}>{t(\`unit.\${unit}\`)} {names(id)} {card("n", { n: 1 })} {all(\`role.\${view.role}\`)}</p>;
    }
    function part({ t, id }: { t: Translator; id: string }) { return t(\`\${id}.text\`); }
    const refuse = () => { throw new Fault("CONFLICT", "no_such_fault"); };`,
};
