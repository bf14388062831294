import { randomUUID } from "node:crypto";
import { TRPCError } from "@trpc/server";
import type { TestMember } from "@/db/testing/tenant";
import { CHECKLIST_VERSION } from "@/domain/diagnosis/checklist";
import { DEFAULT_VARIANTS } from "@/domain/kpi/kpi";
import { AT, DAY, secretOf, TODAY, type World } from "./rows";
import type { RequestContext } from "../context";
import { createCaller } from "../trpc";

/** Procedures without a tenant, each with the reason. */
export const WITHOUT_TENANT: Readonly<Record<string, "anybody" | "signed in">> = {
  "account.signIn": "anybody", // how one stops being a stranger
  "account.signUp": "anybody", // the same, for the first time
  "account.waitingSignUp": "anybody", // whoever holds the link that was sent by mail
  "account.confirmSignUp": "anybody", // the same; the link is used up
  "account.forgot": "anybody", // who cannot sign in; the answer is the same for every address
  "account.link": "anybody", // whoever holds a link that was sent by mail
  "account.reset": "anybody", // the same; the link is used up
  "account.confirmAddress": "anybody", // the same; often opened on another device than the one that asked
  "account.signOut": "signed in", // ends one's own session
  "account.person": "anybody", // one's own id, or nobody's
  "account.profile": "signed in", // one's own name and address
  "account.saveProfile": "signed in", // one's own name and language
  "account.changePassword": "signed in", // one's own, and only with the present one
  "account.changeAddress": "signed in", // one's own, and only with the password
  "account.sessions": "signed in", // one's own devices
  "account.endSession": "signed in", // one's own; another person's does not exist (session.test.ts)
  "account.endOtherSessions": "signed in", // one's own
  "account.tenants": "signed in", // one's own memberships
  "invitation.open": "anybody", // the link's secret is the proof (server/members/invitation-scope.ts)
  "invitation.accept": "anybody", // the same: who is invited has no account yet
  "invitation.sendMail": "anybody", // the same: sends the letter to the invited address again
  "invitation.join": "signed in", // the secret, and one's own address
};

export type Input = Readonly<Record<string, unknown>>;
export type Procedures = Readonly<Record<string, { _def: { type: string; inputs: readonly unknown[] } }>>;
/** Calls a procedure by its path, as one person or a stranger. */
export type Call = (member: TestMember | null, path: string, input: unknown) => Promise<unknown>;

const MAPPING = (world: World) => ({
  delimiter: ",",
  headerRow: 0,
  dateOrder: "ymd",
  firstDay: null,
  thresholdSec: null,
  columns: [{ use: "date" }, { use: "measure", measure: "offered", as: "total", unit: "one", per: null }],
  places: [{ team: null, channel: null, channelId: world.channelId }],
});
const FILE = (world: World) => ({
  tenant: world.slug,
  text: "date,offered\n2026-11-18,12\n",
  mapping: MAPPING(world),
  onExisting: "replace",
});

const LINK = ({ slug, invitationId }: World) => ({ slug, secret: secretOf(invitationId) });
const ELSEWHERE = ({ elsewhere }: World) => ({ role: "lead", teams: elsewhere.teams, deactivated: false });

const MOVED = (teamId: string) => ({ teamId, kind: "note", title: "Moved", start: DAY, until: null });
const DEFINED = { ...DEFAULT_VARIANTS, slThresholdSec: 25 };

const TARGET = { low: 0.9, high: null, start: DAY, until: null };

const SIGN_UP = (): Input => ({
  name: "Hana",
  email: `${randomUUID()}@inputs.example`,
  password: "a long enough password",
  company: "Komorebi",
  locale: "ja",
  teams: ["Support"],
  channels: [{ kind: "phone", name: "Phone", cadence: "day" }],
});

/** Inputs that cannot be told from the names of their fields. `call` runs as the owner. */
const EXAMPLES: Readonly<Record<string, (world: World, call: Call) => Input | Promise<Input>>> = {
  "account.signIn": ({ lead }) => ({ email: lead.email, password: "a long enough password" }),
  "account.signUp": SIGN_UP,
  "account.waitingSignUp": () => ({ secret: "nobody's" }),
  "account.confirmSignUp": () => ({ secret: "nobody's", password: "a long enough password" }),
  "account.forgot": ({ lead }) => ({ email: lead.email, locale: "ja" }),
  "account.link": () => ({ purpose: "reset", secret: "nobody's" }),
  "account.reset": () => ({ secret: "nobody's", password: "a long enough password" }),
  "account.confirmAddress": () => ({ secret: "nobody's" }),
  "account.saveProfile": ({ lead }) => ({ name: "Hanako", locale: "en", replaces: { name: lead.name, locale: "ja" } }),
  "account.changePassword": () => ({ current: "not the present one", next: "another long password" }),
  "account.changeAddress": () => ({ email: "new@inputs.example", password: "not the present one" }),
  "account.endSession": () => ({ publicId: randomUUID() }),
  "audit.list": ({ slug, lead, auditId }) => ({
    tenant: slug,
    person: lead.userId,
    before: auditId,
    command: "import-records",
    from: DAY,
    last: TODAY,
    text: "import",
    network: "192.0.2",
  }),
  "audit.file": ({ slug, lead, auditId }) => ({
    tenant: slug,
    person: lead.userId,
    before: auditId,
    command: "import-records",
    from: DAY,
    last: TODAY,
    text: "import",
    network: "192.0.2",
  }),
  "diagnosis.save": ({ slug, teams }) => ({
    tenant: slug,
    teamId: teams[0].id,
    date: "2026-11-21",
    checklist: CHECKLIST_VERSION,
    answers: Array.from({ length: 8 }, () => false),
    replaces: null,
  }),
  "diagnosis.remove": ({ slug, assessmentId }) => ({ tenant: slug, id: assessmentId, version: 1 }),
  "event.save": ({ slug, teams, eventId }) => {
    const event = MOVED(teams[0].id);
    return { tenant: slug, id: eventId, ...event, title: "Moved house", replaces: event };
  },
  "event.remove": ({ slug, teams, eventId }) => ({ tenant: slug, id: eventId, replaces: MOVED(teams[0].id) }),
  "guide.kpi": ({ slug }) => ({ tenant: slug, kpi: "answer_rate" }),
  "import.inspect": ({ slug, channelId }) => ({
    tenant: slug,
    text: "date,offered\n2026-11-18,12\n",
    delimiter: null,
    headerRow: null,
    placeColumns: null,
    channelId,
  }),
  "import.preview": (world) => FILE(world),
  "import.run": async (world, call) => {
    const { fingerprint } = (await call(world.lead, "import.preview", FILE(world))) as { fingerprint: string };
    return { ...FILE(world), key: randomUUID(), fileName: "days.csv", fingerprint };
  },
  "invitation.open": LINK,
  "invitation.accept": (world) => ({ ...LINK(world), name: "Hana", password: "a long enough password", locale: "ja" }),
  "invitation.join": LINK,
  "invitation.sendMail": LINK,
  "kpi.one": ({ slug, teams, channelId }) => ({
    tenant: slug,
    kpi: "answer_rate",
    team: teams[0].id,
    channel: channelId,
    range: "2026-11",
    compare: "year",
  }),
  "member.invite": ({ slug, teams }) => ({
    tenant: slug,
    role: "lead",
    teams: [teams[0].id],
    invitations: [{ id: randomUUID(), email: `${randomUUID()}@inputs.example` }],
  }),
  "member.send": ({ slug, invitationId }) => ({ tenant: slug, id: invitationId, replaces: AT.toISOString() }),
  "member.revoke": ({ slug, invitationId }) => ({ tenant: slug, id: invitationId }),
  "member.change": (world) => ({
    tenant: world.slug,
    userId: world.elsewhere.userId,
    role: "lead",
    teams: [world.teams[0].id],
    deactivated: false,
    replaces: ELSEWHERE(world),
  }),
  "member.remove": (world) => ({ tenant: world.slug, userId: world.elsewhere.userId, replaces: ELSEWHERE(world) }),
  "member.handOver": (world) => ({
    tenant: world.slug,
    userId: world.elsewhere.userId,
    role: "lead",
    teams: [world.teams[0].id],
    replaces: ELSEWHERE(world),
  }),
  "record.addMemo": ({ slug, teams }) => ({
    tenant: slug,
    id: randomUUID(),
    teamId: teams[0].id,
    date: DAY,
    title: "A fair",
  }),
  "record.removeMemo": ({ slug, eventId }) => ({ tenant: slug, id: eventId, replaces: "Moved" }),
  "record.saveBaseCells": ({ slug }) => ({
    tenant: slug,
    start: "2026-09-01",
    cells: [{ measure: "bot_sessions", seen: null, typed: 5 }],
  }),
  "record.saveNote": ({ slug, channelId }) => ({
    tenant: slug,
    channelId,
    start: DAY,
    measure: "offered",
    value: 100,
    reason: "A sale",
    replaces: null,
  }),
  "record.saveCells": ({ slug, channelId }) => ({
    tenant: slug,
    channelId,
    start: "2026-11-19",
    cells: [{ measure: "offered", seen: null, typed: 5 }],
  }),
  "settings.save": ({ slug }) => ({
    tenant: slug,
    version: 1,
    name: "Test company",
    locale: "ja",
    zone: "Asia/Tokyo",
    fiscalStartMonth: 1,
    weekStart: "monday",
    currency: "JPY",
    workdays: [1, 2, 3, 4, 5],
    holidays: "japan",
  }),
  "settings.saveShownKpis": ({ slug }) => ({ tenant: slug, version: 1, hidden: ["nps"] }),
  "settings.setExporters": ({ slug }) => ({ tenant: slug, exporters: ["lead"], replaces: ["lead", "executive"] }),
  "settings.saveSpecialDays": ({ slug }) => ({
    tenant: slug,
    from: "2026-12-29",
    last: "2027-01-03",
    kind: "closed",
    name: "Year end",
    replaces: [],
  }),
  "settings.removeSpecialDays": ({ slug }) => ({
    tenant: slug,
    from: DAY,
    last: DAY,
    replaces: [{ day: DAY, kind: "closed", name: "Stocktaking" }],
  }),
  "settings.saveVariants": ({ slug }) => ({
    tenant: slug,
    start: "2026-12-01",
    variants: { ...DEFAULT_VARIANTS, slThresholdSec: 30 },
    replaces: DEFINED,
  }),
  "settings.removeVariants": ({ slug }) => ({ tenant: slug, start: DAY, replaces: DEFINED }),
  "settings.saveTeam": ({ slug, teams }) => ({
    tenant: slug,
    id: teams[0].id,
    name: "Support desk",
    archived: false,
    replaces: { name: teams[0].name, archived: false },
  }),
  "settings.saveChannel": ({ slug, teams, channelId }) => {
    const seen = {
      teamId: teams[0].id,
      kind: "phone",
      name: "phone",
      cadence: "day",
      startsOn: "2024-04-01",
      archived: false,
    };
    return { tenant: slug, id: channelId, ...seen, name: "Main line", replaces: seen };
  },
  "target.set": ({ slug, teams, targetId }) => ({
    tenant: slug,
    id: targetId,
    teamId: teams[0].id,
    kpi: "answer_rate",
    low: 0.92,
    high: null,
    start: DAY,
    until: null,
    replaces: TARGET,
  }),
  "target.end": ({ slug, targetId }) => ({ tenant: slug, id: targetId, until: TODAY, replaces: TARGET }),
  "target.remove": ({ slug, targetId }) => ({ tenant: slug, id: targetId, replaces: TARGET }),
  "trend.view": ({ slug, teams, channelId }) => ({
    tenant: slug,
    kpi: "answer_rate",
    range: "2026-11",
    grain: "day",
    by: "channel",
    teams: [teams[0].id],
    channels: [channelId],
    kind: ["phone"],
    compare: "year",
  }),
  "trend.rows": ({ slug, teams, channelId }) => ({
    tenant: slug,
    kpi: "answer_rate",
    range: "2026-11",
    grain: "day",
    teams: [teams[0].id],
    channels: [channelId],
    page: 1,
  }),
  "trend.file": ({ slug, teams, channelId }) => ({
    tenant: slug,
    kpi: "contact_rate",
    range: "2026-11",
    teams: [teams[0].id],
    channels: [channelId],
  }),
  "view.saveOrder": ({ slug }) => ({ tenant: slug, page: "home", tiles: ["nps", "fcr"], replaces: ["ledger"] }),
  "view.list": ({ slug }) => ({ tenant: slug, page: "home" }),
  "view.save": ({ slug, teams }) => ({
    tenant: slug,
    id: randomUUID(),
    page: "trends",
    name: "Board",
    query: `grain=week&team=${teams[0].id}`,
    usual: true,
    replaces: null,
  }),
  "view.rename": ({ slug, viewId }) => ({ tenant: slug, viewId, name: "Ours", replaces: "Mine" }),
  "view.remove": ({ slug, viewId }) => ({
    tenant: slug,
    viewId,
    replaces: { name: "Mine", query: "compare=year", usual: false },
  }),
  "view.setUsual": ({ slug, viewId }) => ({ tenant: slug, viewId, usual: true, replaces: null }),
};

/** A second input of procedures that take their ids in two ways. */
export const OTHER_WAYS: Readonly<Record<string, (world: World) => Input>> = {
  "trend.view": ({ slug, teams, channelId }) => ({
    tenant: slug,
    kpi: "answer_rate",
    team: teams[0].id,
    channel: channelId,
  }),
  "trend.rows": ({ slug, teams, channelId }) => ({
    tenant: slug,
    kpi: "answer_rate",
    team: teams[0].id,
    channel: channelId,
  }),
  "trend.file": ({ slug, teams, channelId }) => ({
    tenant: slug,
    kpi: "contact_rate",
    team: teams[0].id,
    channel: channelId,
  }),
  "view.setUsual": ({ slug, viewId }) => ({ tenant: slug, viewId, usual: true, replaces: viewId }),
};

/** What a field of this name is filled with in every other input. */
const FIELDS = (world: World): Input => ({
  tenant: world.slug,
  team: world.teams[0].id,
  teamId: world.teams[0].id,
  channel: world.channelId,
  channelId: world.channelId,
  importId: world.importId,
  assessmentId: world.assessmentId,
  eventId: world.eventId,
  date: DAY,
  from: DAY,
  to: DAY,
  start: DAY,
  day: DAY,
  month: `${DAY.slice(0, 7)}-01`,
});

/** A valid input of a procedure, naming the world's own rows. Throws, with what to do, where none can be made. */
export async function inputOf(procedures: Procedures, path: string, world: World, call: Call): Promise<Input> {
  const example = EXAMPLES[path];
  if (example) return example(world, call);
  const known = FIELDS(world);
  const shapes = (procedures[path]?._def.inputs ?? []) as {
    shape?: Record<string, { safeParse(value: unknown): { success: boolean } }>;
  }[];
  return Object.fromEntries(
    shapes
      .flatMap(({ shape = {} }) => Object.entries(shape))
      .flatMap(([field, schema]) => {
        if (field in known && schema.safeParse(known[field]).success) return [[field, known[field]]];
        if (schema.safeParse(undefined).success) return [];
        throw new Error(
          `${path}: write an example of its input in server/closed-world/calls.ts (what is a good "${field}"?)`,
        );
      }),
  );
}

/** "ok", or the code of the refusal. Anything else that goes wrong is thrown. */
export async function outcome(call: Call, member: TestMember | null, path: string, input: unknown): Promise<string> {
  try {
    await call(member, path, input);
    return "ok";
  } catch (error) {
    if (error instanceof TRPCError && error.code !== "INTERNAL_SERVER_ERROR") return error.code;
    throw error;
  }
}

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/** Each id inside an input, in lists, objects and words too, as the path to it. The tenant's own is the gate's. */
export function idsIn(value: unknown, at: readonly string[] = []): string[][] {
  if (typeof value === "string") return at.join() !== "tenant" && UUID.test(value) ? [[...at]] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => idsIn(inner, [...at, key]));
}

/** The same input with `value` at `path`. */
export function replaced(input: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const inner = replaced((input as Input)[key], rest, value);
  return Array.isArray(input)
    ? input.map((one: unknown, i) => (String(i) === key ? inner : one))
    : { ...(input as Input), [key]: inner };
}

export const valueAt = (input: unknown, path: readonly string[]): unknown =>
  path.reduce((value, key) => (value as Input)[key], input);

/** What a request of this person carries, in the morning of TODAY. */
const contextOf = (member: TestMember | null): RequestContext => ({
  user: member && { id: member.userId, name: member.name, email: member.email, locale: "ja" },
  now: new Date(`${TODAY}T00:00:00Z`),
  requestId: "closed-world",
  network: randomUUID(),
});

/** Calls the procedures of a router in process. */
export const callerOf =
  (router: Router): Call =>
  (member, path, input) =>
    callAs(router, contextOf(member), path, input);

/** The same for one request. */
export function callAs(router: Router, context: RequestContext, path: string, input: unknown): Promise<unknown> {
  const procedure = valueAt(createCaller(router)(context), path.split("."));
  return (procedure as (given: unknown) => Promise<unknown>)(input);
}
type Router = Parameters<typeof createCaller>[0];
