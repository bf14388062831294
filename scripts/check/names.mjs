// The file name says the layer (DESIGN 2 and 3.8): closed lists, so that a new kind of file is a decision.
import { fileURLToPath } from "node:url";
import { filesOf, finish, readText } from "./files.mjs";

const TOP_FOLDERS = ["app", "db", "domain", "e2e", "messages", "scripts", "server", "docs", ".ci", ".github"];
const TOP_FILES = [
  ".git", // a file where the checkout is a worktree of another
  ".dependency-cruiser.cjs",
  ".env",
  ".env.example",
  ".git-blame-ignore-revs",
  ".gitattributes",
  ".gitignore",
  ".npmrc",
  ".prettierignore",
  ".prettierrc.json",
  ".oxlintrc.json",
  "CONTRIBUTING.md",
  "LICENSE",
  "NOTICE",
  "README.md",
  "drizzle.config.ts",
  "env.ts",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "eslint.config.mjs",
  "knip.json",
  "next-env.d.ts",
  "next.config.mjs",
  "package-lock.json",
  "package.json",
  "playwright.config.ts",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
  "tsconfig.tsbuildinfo",
  "vitest.config.ts",
];
/** Folders whose list of subfolders is closed. */
const SUBFOLDERS = {
  // A room a subject, by the same word in every layer.
  domain: [
    "audit",
    "dashboard",
    "diagnosis",
    "events",
    "finance",
    "format",
    "grid",
    "guide",
    "imports",
    "inquiries",
    "kpi",
    "mail",
    "measures",
    "members",
    "records",
    "statistics",
    "tallies",
    "targets",
    "tenants",
    "time",
    "views",
  ],
  server: [
    "accounts",
    "audit",
    "auth",
    "closed-world",
    "dashboard",
    "diagnosis",
    "events",
    "exports",
    "guide",
    "heavy",
    "imports",
    "jobs",
    "kpi",
    "mail",
    "members",
    "records",
    "targets",
    "tenants",
    "trends",
    "views",
  ],
  db: ["connection", "local", "migrations", "queries", "roles", "schema", "seed", "testing"],
  "db/queries": [
    "audit",
    "diagnosis",
    "events",
    "imports",
    "mail",
    "members",
    "records",
    "tallies",
    "targets",
    "tenants",
    "views",
  ],
  "db/seed": ["hayabusa", "midori", "records"],
  "db/connection": [],
  "db/local": [],
  "db/roles": [],
  "db/schema": [],
  "db/testing": [],
  messages: ["en", "ja"],
  "app/_components": ["charts", "dashboard", "grid", "guide", "kpi", "nav", "time", "trends", "ui", "views"],
  e2e: ["support"],
};
const VERBS = [
  "accept",
  "add",
  "archive",
  "change",
  "copy",
  "create",
  "edit",
  "end",
  "export",
  "freeze",
  "hand",
  "import",
  "invite",
  "leave",
  "link",
  "merge",
  "move",
  "publish",
  "remove",
  "rename",
  "restore",
  "revoke",
  "run",
  "save",
  "send",
  "set",
  "sign",
  "split",
  "undo",
];
const QUESTIONS = /^(get|fetch|list|find|load|read|select|query|save|add|remove|update|insert|delete)-/;
const VAGUE = /^(utils?|helpers?|types?|common|misc|shared|stuff|lib|constants?|interfaces?|functions?)$/;
const KEBAB = /^_?[a-z0-9]+(-[a-z0-9]+)*$/;
const ROUTE_FOLDER = /^(\([a-z0-9-]+\)|\[(\.\.\.)?[a-z0-9]+\])$/i;
const LOOSE = /^(\.ci|\.github|docs)\/|^messages\/(ja|en)\/[a-zA-Z]+\.json$|^db\/migrations\//;

/** What is wrong with the names of `paths`; empty when all is well. */
export const nameFindings = (paths) =>
  paths.flatMap((path) => {
    const parts = path.split("/");
    const wrong =
      parts.length === 1 ? topFile(path) : (topFolder(parts[0]) ?? (LOOSE.test(path) ? null : insideOf(path, parts)));
    return wrong ? [`${path}:1 ${wrong}`] : [];
  });

const topFile = (name) =>
  TOP_FILES.includes(name)
    ? null
    : "is not in the closed list of top-level files: put it into a layer, or add it to scripts/check/names.mjs with its reason.";
const topFolder = (name) =>
  TOP_FOLDERS.includes(name)
    ? null
    : `"${name}/" is not a room of the house (DESIGN 2): put it into a layer, or add it to scripts/check/names.mjs.`;

function insideOf(path, parts) {
  const folders = parts.slice(0, -1);
  const stem = parts.at(-1).split(".")[0];
  const oddFolder = folders.find((folder) => !KEBAB.test(folder) && !(parts[0] === "app" && ROUTE_FOLDER.test(folder)));
  if (oddFolder) return `folder "${oddFolder}" is not kebab-case.`;
  if (!KEBAB.test(stem)) return `"${stem}" is not kebab-case.`;
  const vague = [...folders, stem].find((name) => VAGUE.test(name));
  if (vague) return `"${vague}" says nothing: name it after what it holds.`;
  const room = unknownRoom(path);
  if (room) return room;
  if (path.endsWith(".tsx") && parts[0] !== "app") return "draws: .tsx files live in app/.";
  if (path.startsWith("messages/") && path.endsWith(".json"))
    return "the texts of a namespace are messages/<language>/<namespace>.json.";
  return layerName(path, stem);
}

function unknownRoom(path) {
  for (const [folder, known] of Object.entries(SUBFOLDERS)) {
    const inner = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1).split("/") : [];
    if (inner.length > 1 && !known.includes(inner[0]))
      return `"${folder}/${inner[0]}/" is not one of its rooms (${known.join(", ") || "it has none"}).`;
  }
  return null;
}

function layerName(path, stem) {
  const ofCommand = /^server\/[^/]+\/commands\//.test(path);
  if (ofCommand && !(VERBS.includes(stem.split("-")[0]) && stem.includes("-"))) {
    return `a command is named verb-noun with one of: ${VERBS.join(", ")}.`;
  }
  if (!ofCommand && /^(domain|server|db)\/(?!migrations\/)/.test(path) && repeats(path.split("/").at(-2), stem))
    return "repeats its room's name: the room gives the subject, the file its aspect.";
  if (path.startsWith("db/queries/") && QUESTIONS.test(stem)) return "a file of db/queries is named after its noun.";
  if (path.startsWith("db/schema/") && stem.split("-").length > 2) return "one noun a file.";
  return null;
}

/** "trend-view" in views/: the room's word, one or many. The room's main file may be called like it; commands are verb-noun. */
function repeats(room, stem) {
  const words = [room, room.endsWith("ies") ? room.replace(/ies$/, "y") : room.replace(/s$/, "")];
  return !words.includes(stem) && stem.split("-").some((word) => words.includes(word));
}

/** Done before somebody is a member, so that there is no role to ask: what a stranger does with a form or a link. */
const BEFORE_MEMBERS = [
  "server/accounts/commands/sign-up.ts",
  "server/accounts/commands/sign-up-by-mail.ts",
  "server/members/commands/accept-invitation.ts",
  "server/members/commands/send-mail-secret.ts",
];
const COMMANDS = /^server\/[^/]+\/commands\/[^/]+(?<!\.test)\.ts$/;

/** The files of commands/ ({ path: text }) that do not hold exactly one: `ls server/*\/commands` is what a member can change. */
export const commandFindings = (files) =>
  Object.entries(files).flatMap(([path, text]) => {
    const count = text.match(/\bcommand\(\{/g)?.length ?? 0;
    return !COMMANDS.test(path) || BEFORE_MEMBERS.includes(path) || count === 1
      ? []
      : [`${path}:1 holds ${count} commands, not one: a file a command, what they share beside the folder (set-*.ts).`];
  });

/** A folder that holds more is two rooms. Tests and their tools are not counted. Nor are migrations; messages/ is a folder a language. */
const MOST_FILES = [
  { folder: /^(domain|server|e2e|db(?!\/migrations))\//, most: 16 },
  // One subject each, whatever its size: the charts and the grid.
  { folder: /^app\/(?!_components\/(charts|grid)\/)/, most: 20 },
];
const BESIDE = /\.(test|spec)\.tsx?$|\/testing[^/]*$|^db\/testing\//;

/** The folders of `paths` that hold too many files. */
export function crowdedFindings(paths) {
  const counts = new Map();
  for (const path of paths.filter((one) => !BESIDE.test(one))) {
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].flatMap(([folder, count]) => {
    const most = MOST_FILES.find((limit) => limit.folder.test(folder))?.most ?? Infinity;
    return count > most
      ? [`${folder}:1 holds ${count} files besides tests, more than ${most}: move them apart by meaning.`]
      : [];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  finish([
    ...nameFindings(filesOf()),
    ...crowdedFindings(filesOf()),
    ...commandFindings(Object.fromEntries(filesOf().map((path) => [path, COMMANDS.test(path) ? readText(path) : ""]))),
  ]);
