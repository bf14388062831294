import { randomUUID } from "node:crypto";
import type { TestMember } from "@/db/testing/tenant";
import { CHECKLIST_VERSION } from "@/domain/diagnosis/checklist";
import { DEFAULT_VARIANTS } from "@/domain/kpi/kpi";
import type { Call } from "./calls";
import { DAY, type World } from "./rows";

type Input = Readonly<Record<string, unknown>>;

/** What somebody else asks for, looking at the same view as the first: another content over the same premise. */
export interface Second {
  of(input: Input, world: World, call: Call): Input | Promise<Input>;
  /** What goes ahead where the command itself only removes: a change of what it would take away. */
  after?: { path: string; input(world: World): Input };
  /** By the same person in another window: what nobody else may change. */
  own?: true;
  /** How the second is told. */
  told?: string;
}

const cells = (input: Input) => ({
  ...input,
  cells: (input["cells"] as Input[]).map((cell) => ({ ...cell, typed: 6 })),
});
const changed = (more: Input): Second => ({ of: (input) => ({ ...input, ...more }) });
const same = (after: Second["after"], more: Partial<Second> = {}): Second => ({
  of: (input) => input,
  ...(after && { after }),
  ...more,
});
const own = (second: Second): Second => ({ ...second, own: true });

const MOVED = ({ teams }: World) => ({ teamId: teams[0].id, kind: "note", title: "Moved", start: DAY, until: null });
const RUN = ({ slug, teams }: World) => ({
  tenant: slug,
  teamId: teams[0].id,
  date: DAY,
  checklist: CHECKLIST_VERSION,
  answers: Array.from({ length: 8 }, () => false),
  replaces: 1,
});
const MEMBER = ({ slug, elsewhere }: World) => ({
  tenant: slug,
  userId: elsewhere.userId,
  role: "executive",
  teams: [],
  deactivated: false,
  replaces: { role: "lead", teams: elsewhere.teams, deactivated: false },
});
const RENAMED = {
  path: "event.save",
  input: (world: World) => ({
    tenant: world.slug,
    id: world.eventId,
    ...MOVED(world),
    title: "Moved again",
    replaces: MOVED(world),
  }),
};

/** By the command's name; a command without one makes the test say so. */
export const SECONDS: Readonly<Record<string, Second>> = {
  "add-day-memo": changed({ title: "A storm" }),
  "change-member": changed({ role: "executive", teams: [] }),
  "end-target": changed({ until: "2026-11-22" }),
  "hand-over": same(undefined),
  "import-records": {
    of: (input) => ({ ...input, key: randomUUID(), text: "date,offered\n2026-11-18,13\n" }),
    told: "import_changed_meanwhile",
  },
  "invite-members": {
    of: (input) => ({
      ...input,
      invitations: (input["invitations"] as Input[]).map(({ id }) => ({ id, email: `${randomUUID()}@inputs.example` })),
    }),
  },
  "remove-assessment": own(same({ path: "diagnosis.save", input: RUN })),
  "remove-day-memo": same(RENAMED),
  "remove-event": same(RENAMED),
  "remove-member": same({ path: "member.change", input: MEMBER }),
  "remove-special-days": same({
    path: "settings.saveSpecialDays",
    input: ({ slug }) => ({
      tenant: slug,
      from: DAY,
      last: DAY,
      kind: "open",
      name: "A fair",
      replaces: [{ day: DAY, kind: "closed", name: "Stocktaking" }],
    }),
  }),
  "remove-target": same({
    path: "target.end",
    input: ({ slug, targetId }) => ({
      tenant: slug,
      id: targetId,
      until: "2026-11-22",
      replaces: { low: 0.9, high: null, start: DAY, until: null },
    }),
  }),
  "remove-variants": same({
    path: "settings.saveVariants",
    input: ({ slug }) => ({
      tenant: slug,
      start: DAY,
      variants: { ...DEFAULT_VARIANTS, slThresholdSec: 50 },
      replaces: { ...DEFAULT_VARIANTS, slThresholdSec: 25 },
    }),
  }),
  "remove-view": own(
    same({
      path: "view.rename",
      input: ({ slug, viewId }) => ({ tenant: slug, viewId, name: "Ours", replaces: "Mine" }),
    }),
  ),
  "rename-view": own(changed({ name: "Theirs" })),
  "save-assessment": own({ ...changed({ answers: Array.from({ length: 8 }, () => true) }), told: "already_diagnosed" }),
  "save-base-cells": { of: cells },
  "save-cells": { of: cells },
  "save-channel": changed({ name: "Second line" }),
  "save-event": changed({ title: "Stayed" }),
  "save-record-note": changed({ reason: "A holiday" }),
  "save-settings": changed({ name: "Another company" }),
  "save-shown-kpis": changed({ hidden: ["fcr"] }),
  "save-special-days": changed({ name: "New year" }),
  "save-team": changed({ name: "Help desk" }),
  "save-tile-order": own(changed({ tiles: ["fcr", "nps"] })),
  "save-variants": changed({ variants: { ...DEFAULT_VARIANTS, slThresholdSec: 40 } }),
  "save-view": own(changed({ name: "Table" })),
  "send-invitation": same(undefined),
  "set-exporters": changed({ exporters: ["executive"] }),
  "set-target": changed({ low: 0.95 }),
  "set-usual-view": own({
    async of(input, world, call) {
      const id = randomUUID();
      await call(world.lead, "view.save", {
        tenant: world.slug,
        id,
        page: "home",
        name: "Other",
        query: "compare=none",
        usual: false,
        replaces: null,
      });
      return { ...input, viewId: id };
    },
  }),
};

/** Who goes first, and who second: an owner's two windows, or two admins. */
export const peopleOf = ({ own: alone }: Second, world: World, admin: TestMember): [TestMember, TestMember] =>
  alone ? [world.lead, world.lead] : [world.admin, admin];
