// Code that breaks one rule of ESLint each, and code that breaks none. Read by self-test.mjs only.

const many = (count) => Array.from({ length: count }, (_, i) => `export const a${i} = ${i};`).join("\n");
const long = (count) => `export function f() {\n${Array.from({ length: count }, (_, i) => `  g(${i});`).join("\n")}\n}`;

const branches = (count) =>
  `export function f(a: number) {\n${Array.from({ length: count }, (_, i) => `  if (a === ${i}) return ${i};`).join("\n")}\n  return null;\n}`;

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
    file: "app/page.tsx",
    rule: "no-restricted-imports",
    code: 'import Link from "next/link";\nexport const Way = () => <Link href="/" />;',
  },
  { file: "app/page.tsx", code: 'import { useLinkStatus } from "next/link";\nexport const f = useLinkStatus;' },
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
  {
    file: "app/layout.tsx",
    rule: "no-nested-ternary",
    code: "export const f = (a: number) => (a > 1 ? 2 : a > 0 ? 1 : 0);",
  },
  { file: "app/layout.tsx", rule: "complexity", code: branches(12) },
  { file: "app/layout.tsx", code: branches(11) },
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
  ...[
    "text-[13px]",
    "text-sm",
    "sm:text-2xl",
    "text-ink leading-[1.75]",
    "leading-7",
    "pointer-coarse:text-[1.2rem]",
  ].map((look) => ({
    file: "app/layout.tsx",
    rule: "house/type-scale",
    code: `export const A = () => <p className="${look}" />;`,
  })),
  {
    file: "app/layout.tsx",
    code: 'export const A = () => <p className="text-small leading-loose leading-none text-ink-2 text-[var(--ink)] sm:text-title" />;',
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

/** Files of a small house for the rules that need types: those called wrong-<rule> break that rule, the others none. */
export const TYPED = {
  "domain/promise.ts": "export const later = async (): Promise<number> => 1;\n",
  "domain/wrong-no-floating-promises.ts":
    'import { later } from "./promise";\nexport const f = () => {\n  later();\n};\n',
  "app/wrong-no-floating-promises.tsx":
    'import { later } from "@/domain/promise";\nexport const Box = () => <b onClick={() => void later()}>{String(later().then(String), later())}</b>;\nlater();\n',
  "domain/wrong-no-misused-promises.ts":
    'import { later } from "./promise";\nexport const f = () => (later() ? 1 : 2);\n',
  "server/wrong-no-misused-promises.ts":
    'import { later } from "@/domain/promise";\nexport const f = (numbers: number[]) => numbers.forEach(async () => void (await later()));\n',
  "domain/wrong-await-thenable.ts": "export const f = async (a: number) => await a;\n",
  "domain/wrong-only-throw-error.ts": 'export const f = () => {\n  throw "words";\n};\n',
  "domain/wrong-switch-exhaustiveness-check.ts":
    'export const f = (a: "x" | "y") => {\n  switch (a) {\n    case "x":\n      return 1;\n  }\n  return 2;\n};\n',
  "app/handler.tsx":
    'import { later } from "@/domain/promise";\nexport const Box = () => <b onClick={async () => void (await later())} />;\n',
  "domain/switch.ts":
    'export const f = (a: "x" | "y") => {\n  switch (a) {\n    case "x":\n      return 1;\n    default:\n      return 2;\n  }\n};\n',
  "domain/catch.ts":
    "export const f = (g: () => void) => {\n  try {\n    g();\n  } catch (error) {\n    throw error;\n  }\n};\n",
};
