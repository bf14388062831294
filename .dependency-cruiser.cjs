// Which way data walks (DESIGN 2): domain <- db <- server <- app. Read by scripts/check/layers.mjs.
const TEST = "(\\.test\\.tsx?$|/testing[^/]*\\.ts$|^db/testing/|^server/closed-world/)";
const SQL = "^(db/schema/|node_modules/(drizzle-orm|postgres)/)";
/** Pure: no clock, no I/O, no state. */
const PURE_LIBRARIES = ["zod", "temporal-polyfill", "@holiday-jp/holiday_jp", "jstat"];

/** What only worker threads run (server/heavy/worker.ts is where they begin), and the parsers. */
const OFF_LOOP =
  "^server/heavy/(worker|tasks)\\.ts$|^server/imports/(inspect|prepare|preview|plan-write|read-table|unpack)\\.ts$|^node_modules/csv-parse/";

/** An import that is gone after compiling carries no code. */
const TYPES = ["type-only", "pre-compilation-only"];

/** domain/ by floors, the ground first: a room, or a file beside the rooms, imports only what stands lower. */
const FLOORS = [
  ["errors", "site-path", "grouped", "secret-strength", "format", "mail"],
  ["time", "statistics", "inquiries"],
  ["bounds", "reach", "capacity", "page-person"],
  ["members"],
  ["measures", "events", "audit"],
  ["kpi", "tenants"],
  ["tallies"],
  ["views", "grid", "records", "targets", "diagnosis", "finance"],
  ["imports", "dashboard", "guide"],
];
// Still to be mended: a unit and a change are words of KPIs, and their texts are made below.
const BELOW_THEIR_FLOOR = "^domain/format/(currency|number)\\.ts$";

/** Whom a room of server/ asks, beside kpi/ and the files every room may use: its figures, its people, its letters. */
const ASKS = {
  accounts: ["auth", "mail"],
  members: ["auth", "mail"],
  auth: ["mail"],
  mail: ["auth"], // a stamp is counted like an attempt
  dashboard: ["targets", "diagnosis"],
  trends: ["targets"],
  imports: ["heavy"],
  heavy: ["imports"], // the tasks of files
  exports: ["trends", "audit"], // what a file is made of, and its words
};

/** Where pages lie. A folder directly below is a page with its parts and subpages; _home are the parts of the first page. */
const PAGE_GROUPS = ["\\[tenant\\]", "\\(auth\\)"];
const PAGE_FOLDER = `^app/(${PAGE_GROUPS.join("|")})/[^/]+/`;

/** What is asked of the sums from outside their room. Which definition held when is known to in-force alone. */
const TALLIES = [
  "in-force",
  "monthly", // for whoever writes records: their sums follow
  "period-rows", // the records a tally looked at, to be shown as they are
];

const never = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    never(
      "domain-is-pure",
      "domain/ imports only domain/ and pure libraries: pass what it needs as an argument.",
      { path: "^domain/", pathNot: TEST },
      { pathNot: ["^domain/", `^node_modules/(${PURE_LIBRARIES.join("|")})/`] },
    ),
    never(
      "db-below-server",
      "db/ imports only domain/: move the rule down into domain/ or the call up into server/.",
      { path: "^db/", pathNot: TEST },
      { path: "^(server|app|messages|e2e|scripts)/|^(env|proxy)\\.ts$" },
    ),
    never(
      "server-below-app",
      "server/ never imports app/: what both need belongs to domain/ or server/.",
      { path: "^server/" },
      { path: "^(app|e2e|scripts)/|^proxy\\.ts$" },
    ),
    never(
      "app-above-server",
      "app/ never imports db/: ask a procedure, or a function of server/.",
      { path: "^app/" },
      { path: "^(db|scripts|e2e)/" },
    ),
    never(
      "proxy-knows-no-data",
      "proxy.ts decides nothing about data: it imports neither server/ nor db/.",
      { path: "^proxy\\.ts$" },
      { path: "^(server|db|app)/" },
    ),
    never(
      "ui-stands-alone",
      "_components/ui imports nothing of ours: pass it as a prop.",
      { path: "^app/_components/ui/" },
      { pathNot: ["^app/_components/ui/", "^node_modules/"], dependencyTypesNot: ["core"] },
    ),
    never(
      "components-below-pages",
      "_components and _lib import no page: move what they need beside them.",
      { path: "^app/_(components|lib|trpc)/" },
      { path: "^app/(\\[|\\(|api/|[a-z])", pathNot: "^app/_" },
    ),
    ...PAGE_GROUPS.map((group) =>
      never(
        "pages-apart",
        "No page folder imports another: what both need goes to app/_components, in the room of its subject.",
        { path: `^app/${group}/([^/]+)/` },
        { path: PAGE_FOLDER, pathNot: `^app/${group}/$1/` },
      ),
    ),
    never(
      "pages-apart",
      "What lies above the page folders imports none of them, but the first page its parts in _home: move the part to app/_components.",
      { path: "^app/", pathNot: [PAGE_FOLDER, "^app/_"] },
      { path: PAGE_FOLDER, pathNot: "^app/\\[tenant\\]/_home/" },
    ),
    never(
      "one-chart-library",
      "Only _components/charts imports the chart library: use or add a chart there.",
      { pathNot: "^(app/_components/charts/|node_modules/)" },
      { path: "^node_modules/(@tremor/react|recharts)/" },
    ),
    never(
      "charts-draw",
      "Charts draw what they are given: fetch in the page.",
      { path: "^app/_components/charts/" },
      { path: "^app/_trpc/|^server/|^node_modules/(@trpc|@tanstack/react-query)/", dependencyTypesNot: TYPES },
    ),
    ...FLOORS.map((floor, k) =>
      never(
        "domain-floors",
        "A room of domain/ imports only lower floors (FLOORS in .dependency-cruiser.cjs): move the rule down, or what uses it up.",
        { path: `^domain/(${floor.join("|")})(/|\\.ts$)`, pathNot: [TEST, BELOW_THEIR_FLOOR] },
        { path: `^domain/(${FLOORS.slice(k).flat().join("|")})(/|\\.ts$)`, pathNot: "^domain/$1(/|\\.ts$)" },
      ),
    ),
    ...[...Object.entries(ASKS), [`(?!(?:${Object.keys(ASKS).join("|")})/)[^/]+`, []]].map(([room, asked]) =>
      never(
        "rooms-apart",
        "A room of server/ imports no other but those it asks (ASKS in .dependency-cruiser.cjs): what both need goes to server/kpi, a file of server/ or domain/.",
        { path: `^server/(${room})/`, pathNot: TEST },
        { path: "^server/[^/]+/", pathNot: `^server/(${["$1", "kpi", ...asked].join("|")})/` },
      ),
    ),
    never(
      "routers-meet-in-root",
      "Only server/root.ts imports routers: call the function behind it.",
      { pathNot: ["^server/root\\.ts$", TEST] },
      { path: "^server/.*router\\.ts$" },
    ),
    never(
      "sql-in-its-place",
      "Only commands, the parts they share (set-* of members, tenants and views), server/jobs and server/auth write SQL above db/: call a function of db/queries.",
      {
        path: "^server/",
        pathNot: [
          "^server/([^/]+/commands|jobs|auth)/",
          "^server/(command|(members|tenants|views)/set-[^/]*)\\.ts$",
          TEST,
        ],
      },
      { path: SQL, dependencyTypesNot: TYPES },
    ),
    never(
      "tallies-by-their-doors",
      "Only in-force, monthly and period-rows are imported from outside db/queries/tallies: the others do not know which definition held when.",
      { pathNot: ["^db/queries/tallies/", TEST] },
      { path: "^db/queries/tallies/", pathNot: `^db/queries/tallies/(${TALLIES.join("|")})\\.ts$` },
    ),
    never(
      "seed-is-no-product",
      "The demo's data is made beside the product: a type that both need belongs to domain/.",
      { path: "^(domain|db|server|app)/|^(env|proxy)\\.ts$", pathNot: [TEST, "^db/seed/"] },
      { path: "^db/seed/" },
    ),
    never(
      "driver-stays-in-db",
      "postgres.js is contained in db/ (DESIGN 4, connections): use db/connection/client.ts.",
      { path: "^(server|app)/", pathNot: TEST },
      { path: "^node_modules/(postgres|tarn)/" },
    ),
    never(
      "heavy-work-off-the-loop",
      "What parses and plans files runs in worker threads: ask for it by a task of server/heavy/tasks.ts (offLoop), and import its types only.",
      { path: "^(server|app)/", pathNot: [OFF_LOOP, TEST] },
      { path: OFF_LOOP, dependencyTypesNot: TYPES },
    ),
    never(
      "auth-in-its-place",
      "Only server/auth imports next-auth: use its functions.",
      { pathNot: "^(server/auth/|node_modules/)" },
      { path: "^node_modules/(next-auth|@auth)/" },
    ),
    never(
      "tests-stay-out",
      "The product imports no test and no tool of tests.",
      { path: "^(domain|db|server|app)/|^(env|proxy)\\.ts$", pathNot: TEST },
      { path: [TEST, "^node_modules/(vitest|fast-check|@playwright|axe-core)/"] },
    ),
    never(
      "no-cycles",
      "Two files that need each other, be it for a type, are one file, or need a third.",
      { pathNot: "^node_modules/" },
      { circular: true },
    ),
    never("resolvable", "The import leads nowhere.", {}, { couldNotResolve: true }),
    never("declared", "Declare the package in package.json.", {}, { dependencyTypes: ["npm-no-pkg", "npm-unknown"] }),
  ],
  options: {
    doNotFollow: { path: "^node_modules/" },
    exclude: { path: "(^|/)(\\.next|\\.data|scripts/check/samples)/" },
    tsPreCompilationDeps: "specify",
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".mts", ".js", ".json", ".d.ts"],
    },
    cache: false,
  },
};
