import { TRPCError } from "@trpc/server";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditLog } from "@/db/schema/audit";
import { inTenant } from "@/db/connection/scope";
import { createMember } from "@/db/testing/tenant";
import { callerOf, inputOf, type Procedures } from "./calls";
import { createWorld, type World } from "./rows";
import { commandsIn, type Found } from "./command-list";
import { peopleOf, type Second, SECONDS } from "./second-inputs";
import { appRouter } from "../root";
import { serverDatabase } from "../testing";

const db = serverDatabase();
const procedures = appRouter._def.procedures as unknown as Procedures;
const call = callerOf(appRouter);
const { commands, others } = await commandsIn(procedures);
const withPremise = commands.filter(({ kind }) => kind !== "settles");

/** Where there is no member yet, or nothing a member does: each writes its rows by itself, and checks its premise in the same statement. */
const NO_COMMANDS: Readonly<Record<string, string>> = {
  acceptInvitation: "nobody's yet; the invitation is claimed by one update",
  joinByInvitation: "the same",
  askSignUp: "a letter",
  waitingSignUp: "reads",
  confirmSignUp: "the link is spent by one statement",
  signUp: "an address signs up once",
  passSignUp: "a door",
  foundCompany: "part of signing up",
  sendMailSecret: "a letter",
};
const FIELDS: Readonly<Record<Found["kind"], readonly string[]>> = {
  creates: ["id", "invitations"],
  replaces: ["replaces", "version", "fingerprint", "cells"],
  removes: ["replaces", "version"],
  settles: ["tenant"],
};

const audits = ({ tenantId }: World) =>
  inTenant(db, tenantId, ({ tx }) =>
    tx
      .select({ command: auditLog.command, before: auditLog.before, after: auditLog.after })
      .from(auditLog)
      .where(and(eq(auditLog.tenantId, tenantId), eq(auditLog.requestId, "closed-world"))),
  );

/** A world in which the first has a view and the second has the same. */
async function prepared({ name, path }: Found) {
  const second: Second | undefined = SECONDS[name];
  if (!second) throw new Error(`${name}: say in second-inputs.ts what a second person asks for from the same view`);
  const world = await createWorld(db);
  const [one, other] = peopleOf(
    second,
    world,
    await createMember(db, world.tenantId, { role: "admin", name: "Second admin" }),
  );
  const input = await inputOf(procedures, path, world, call);
  const rival = await second.of(input, world, call);
  const ahead = second.after ? { path: second.after.path, input: second.after.input(world) } : { path, input };
  return {
    world,
    told: second.told ?? "changed_meanwhile",
    first: () => call(one, ahead.path, ahead.input),
    again: () => call(one, path, input),
    rival: () => call(other, path, rival),
  };
}

/** "ok", or how it was refused; a fault of ours is thrown. */
async function outcome(ask: () => Promise<unknown>): Promise<string> {
  try {
    await ask();
    return "ok";
  } catch (error) {
    if (error instanceof TRPCError && error.code !== "INTERNAL_SERVER_ERROR")
      return "key" in error ? String(error.key) : error.code;
    throw error;
  }
}

test("whatever the rooms' commands/ give out is a command of a known kind, or is named with its reason", () => {
  expect(commands.length).toBeGreaterThan(30);
  expect(others.filter((name) => !(name in NO_COMMANDS))).toEqual([]);
  expect(
    commands
      .filter(({ kind, fields }) => !FIELDS[kind].some((field) => fields.includes(field)))
      .map(({ name }) => name),
  ).toEqual([]);
  expect(Object.keys(SECONDS).filter((name) => !withPremise.some((command) => command.name === name))).toEqual([]);
});

test.each(withPremise.map((command) => [command.name, command] as const))(
  "%s: of two who act on one view the second is told, and nothing is written",
  async (_, command) => {
    const { world, told, first, rival } = await prepared(command);
    await first();
    const [before, refusal] = [
      await audits(world),
      await rival().then(
        () => null,
        (error: unknown) => error,
      ),
    ];
    expect(refusal).toMatchObject({ code: "CONFLICT", key: told });
    expect(await audits(world)).toEqual(before);
  },
);

test.each(
  commands
    .filter(({ kind }) => kind === "creates" || kind === "replaces")
    .map((command) => [command.name, command] as const),
)("%s: the same request again, and twice at once, answers the same and is written once", async (_, command) => {
  if (command.name === "hand-over" || command.name === "send-invitation") return;
  const steady = (answer: unknown) =>
    JSON.parse(
      JSON.stringify(answer, (key, value: unknown) => {
        if (key === "link") return "a new one each time";
        return value === null ? undefined : value;
      }),
    ) as unknown;
  for (let round = 0; round < 3; round += 1) {
    const { world, again } = await prepared(command);
    const before = (await audits(world)).length;
    const [one, two] = await Promise.all([again(), again()]);
    expect([steady(two), steady(await again())]).toEqual([steady(one), steady(one)]);
    expect((await audits(world)).length).toBe(before + 1);
  }
});

test.each(withPremise.map((command) => [command.name, command] as const))(
  "%s: two on one view at once: one is done, the other told",
  async (_, command) => {
    for (let round = 0; round < 3; round += 1) {
      const { told, first, rival } = await prepared(command);
      const outcomes = await Promise.all([outcome(first), outcome(rival)]);
      expect(outcomes).toContain("ok");
      expect([told, "not_found", "import_under_way", "forbidden"]).toContain(outcomes.find((one) => one !== "ok"));
    }
  },
);
