import { randomUUID } from "node:crypto";
import { TRPCError } from "@trpc/server";
import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { records } from "@/db/schema/record";
import { inTenant } from "@/db/connection/scope";
import { insertRecords } from "@/db/seed/write";
import { createTenant, type TestMember, type TestTenant } from "@/db/testing/tenant";
import type { ImportMapping } from "@/domain/imports/mapping";
import { addDays, type LocalDate } from "@/domain/time/period";
import { brings, type Deed, explains, outcomesOf, type State, takesBack, types } from "./record-outcomes";
import { importRouter } from "../imports/router";
import { recordRouter } from "../records/router";
import { requestOf, serverDatabase } from "../testing";
import { createCaller, router } from "../trpc";

/** Two commands on one record, begun at once, this often; the companies take the rounds in parallel. More with PAIR_ROUNDS=200. */
const ROUNDS = Number(process.env["PAIR_ROUNDS"] ?? 32);
const COMPANIES = 4;
const db = serverDatabase();
const open = createCaller(router({ import: importRouter, record: recordRouter }));
let companies: TestTenant[];

beforeAll(async () => {
  companies = await Promise.all(Array.from({ length: COMPANIES }, () => createTenant(db)));
});

const as = (member: TestMember) => open(requestOf(member, "2026-11-23"));

/** A record of a round: its company, its day, and what stands there. */
interface Place {
  tenant: TestTenant;
  channelId: string;
  day: LocalDate;
  start: State;
}
/** A command about to be sent: what it does alone, and how it is sent. */
interface Sent {
  deed: Deed;
  send(): Promise<unknown>;
}
/** Prepares a command against what stands; `start` may change while it does (an import that is to be taken back). */
type Prepare = (place: Place, round: number) => Promise<Sent>;

const cells =
  (member: (tenant: TestTenant) => TestMember, cell: "offered" | "answered", typed: number): Prepare =>
  async ({ tenant, channelId, day, start }) => {
    const seen = start?.[cell] ?? null;
    return {
      deed: types(cell, seen, typed),
      send: () =>
        as(member(tenant)).record.saveCells({
          tenant: tenant.slug,
          channelId,
          start: day,
          cells: [{ measure: cell, seen, typed }],
        }),
    };
  };

const MAPPING = (channelId: string): ImportMapping => ({
  delimiter: ",",
  headerRow: 0,
  dateOrder: "ymd",
  firstDay: null,
  thresholdSec: null,
  columns: [{ use: "date" }, { use: "measure", measure: "offered", as: "total", unit: "one", per: null }],
  places: [{ team: null, channel: null, channelId }],
});

const importing =
  (member: (tenant: TestTenant) => TestMember, offered: number): Prepare =>
  async ({ tenant, channelId, day, start }) => {
    const file = {
      tenant: tenant.slug,
      text: `date,offered\n${day},${offered}\n`,
      mapping: MAPPING(channelId),
      onExisting: "replace" as const,
    };
    const { fingerprint } = await as(member(tenant)).import.preview(file);
    return {
      deed: brings(start, offered),
      send: () => as(member(tenant)).import.run({ ...file, key: randomUUID(), fileName: "day.csv", fingerprint }),
    };
  };

const undoing: Prepare = async (place, round) => {
  const before = place.start;
  const { deed, send } = await importing(({ lead }) => lead, 700)(place, round);
  const { id } = (await send()) as { id: string };
  place.start = deed(before) as State;
  return {
    deed: takesBack(before, place.start),
    send: () => as(place.tenant.lead).import.undo({ tenant: place.tenant.slug, importId: id }),
  };
};

const noting: Prepare = async ({ tenant, channelId, day, start }) => {
  const value = start?.offered ?? 1;
  return {
    deed: explains("offered", value, "counted twice"),
    send: () =>
      as(tenant.lead).record.saveNote({
        tenant: tenant.slug,
        channelId,
        start: day,
        measure: "offered",
        value,
        reason: "counted twice",
        replaces: null,
      }),
  };
};

const lead = ({ lead: one }: TestTenant) => one;
const admin = ({ admin: one }: TestTenant) => one;

/** Every two kinds of command that write one record, each with itself too; what has to stand before is prepared first. */
const PAIRS: readonly [name: string, a: Prepare, b: Prepare][] = [
  ["cells beside the same cell", cells(lead, "offered", 31), cells(admin, "offered", 32)],
  ["cells beside another cell", cells(lead, "offered", 31), cells(admin, "answered", 2)],
  ["cells beside an import of the same cell", importing(admin, 41), cells(lead, "offered", 31)],
  ["cells beside an import of another cell", importing(admin, 41), cells(lead, "answered", 2)],
  ["import beside import", importing(admin, 41), importing(lead, 42)],
  ["an undo beside cells it touches", undoing, cells(admin, "offered", 31)],
  ["an undo beside cells it leaves", undoing, cells(admin, "answered", 2)],
  ["an undo beside an import", undoing, importing(admin, 41)],
  ["a reason beside cells", noting, cells(admin, "offered", 31)],
  ["a reason beside an import", noting, importing(admin, 41)],
  ["an undo beside a reason", undoing, noting],
];

const firstDay = (pair: number) => addDays("2016-01-01", pair * ROUNDS);

async function stateAt({ tenant, channelId, day }: Place): Promise<State> {
  const [row] = await inTenant(db, tenant.tenantId, ({ tx }) =>
    tx
      .select()
      .from(records)
      .where(and(eq(records.tenantId, tenant.tenantId), eq(records.channelId, channelId), eq(records.start, day))),
  );
  return row ? { offered: row.offered, answered: row.answered, note: row.note, version: row.version } : null;
}

/** Answered, or told why not; anything else is a fault of the product. */
async function answer(send: () => Promise<unknown>): Promise<"done" | "told" | string> {
  try {
    await send();
    return "done";
  } catch (error) {
    if (!(error instanceof TRPCError) || error.code === "INTERNAL_SERVER_ERROR") return `fault: ${String(error)}`;
    return error.code === "CONFLICT" || error.code === "NOT_FOUND" ? "told" : `${error.code} ${error.message}`;
  }
}

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function play(pair: number, round: number): Promise<string | null> {
  const [, prepareA, prepareB] = PAIRS[pair] ?? [];
  const tenant = companies[round % COMPANIES];
  if (!tenant || !prepareA || !prepareB) throw new Error("no such pair");
  const place: Place = {
    tenant,
    channelId: tenant.channel("phone", tenant.teams[0].id).id,
    day: addDays(firstDay(pair), round),
    start: null,
  };
  place.start = await stateAt(place);
  const [a, b] = [await prepareA(place, round), await prepareB(place, round)];
  // One has a head start that grows from round to round: the windows in which they meet lie at different moments.
  const answers = await Promise.all([
    answer(a.send),
    after((Math.floor(round / COMPANIES) * 3) % 25).then(() => answer(b.send)),
  ]);
  const state = await stateAt(place);
  const allowed = outcomesOf(a.deed, b.deed, place.start);
  const fits = allowed.some(
    (one) =>
      one.told.every((told, at) => answers[at] === (told ? "told" : "done")) &&
      JSON.stringify(one.state) === JSON.stringify(state),
  );
  return fits ? null : `${answers.join(" and ")}: ${JSON.stringify(place.start)} became ${JSON.stringify(state)}`;
}

describe("two on one record at once end as one after the other would: what is acknowledged is there, or its writer was told", () => {
  test.each(PAIRS.map(([name], at) => [name, at] as const))("%s", { timeout: 300_000 }, async (_, pair) => {
    // In every other round a record stands there before.
    await Promise.all(
      companies.map((tenant) =>
        inTenant(db, tenant.tenantId, ({ tx }) =>
          insertRecords(
            tx,
            tenant.tenantId,
            Array.from({ length: ROUNDS }, (_, round) => round)
              .filter((round) => Math.floor(round / COMPANIES) % 2 === 1)
              .map((round) => {
                const start = addDays(firstDay(pair), round);
                return {
                  teamId: tenant.teams[0].id,
                  channelId: tenant.channel("phone", tenant.teams[0].id).id,
                  start,
                  until: addDays(start, 1),
                  cadence: "day" as const,
                  offered: 20,
                  answered: 1,
                  version: 3,
                  source: "grid" as const,
                  updatedBy: tenant.admin.userId,
                  updatedAt: new Date("2026-01-01T00:00:00Z"),
                };
              }),
          ),
        ),
      ),
    );
    const wrong: string[] = [];
    await Promise.all(
      companies.map(async (_company, company) => {
        for (let round = company; round < ROUNDS; round += COMPANIES) {
          const found = await play(pair, round);
          if (found) wrong.push(found);
        }
      }),
    );
    expect([wrong.length, ...new Set(wrong)].slice(0, 6)).toEqual([0]);
  });
});
