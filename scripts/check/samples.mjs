// Code that breaks one rule each, and code that breaks none. Read by self-test.mjs only.

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
  "app/[tenant]/kpi/[id]/wrong-pages-apart.ts": 'import { part } from "../../_home/part"; export const a = part;',
  "app/[tenant]/_home/wrong-pages-apart.ts": 'import { step } from "../record/import/step"; export const a = step;',
  "app/[tenant]/record/import/step.ts": "export const step = 1;",
  "app/[tenant]/wrong-pages-apart.ts": 'import { step } from "./record/import/step"; export const a = step;',
  "app/(auth)/join/wrong-pages-apart.ts": 'import { form } from "../sign-in/form"; export const a = form;',
  "app/(auth)/sign-in/form.ts": "export const form = 1;",
  "app/(auth)/sign-in/wrong-pages-apart.ts": 'import { part } from "../../[tenant]/_home/part"; export const a = part;',
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
  "app/[tenant]/page.ts": 'import { part } from "./_home/part"; export const a = part;',
  "app/[tenant]/_home/part.ts": "export const part = 1;",
  "app/[tenant]/record/base/sheet.ts": 'import { frame } from "../frame"; export const sheet = frame;',
  "app/[tenant]/record/frame.ts": 'import { Box } from "@/app/_components/ui/box"; export const frame = Box;',
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
