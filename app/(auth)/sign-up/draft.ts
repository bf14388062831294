import { looksLikeAddress } from "@/domain/members/address-list";
import { CHANNEL_KINDS, type ChannelKind } from "@/domain/measures/channel";
import type { SignUp } from "@/server/accounts/commands/sign-up";

export const CADENCES = ["day", "week", "month"] as const;
export type Cadence = SignUp["channels"][number]["cadence"];

/** A channel to be made. `name` null: called after its kind. */
export interface ChannelDraft {
  key: number;
  kind: ChannelKind;
  name: string | null;
  cadence: Cadence;
}

export type DraftField = "name" | "email" | "password" | "company" | "teams" | "channels";
export interface Draft {
  name: string;
  email: string;
  password: string;
  company: string;
  teams: readonly string[];
  channels: readonly ChannelDraft[];
}

// Limits of signUpSchema, which refuses in any case; here they only let the reader know before.
export const MAX = { teams: 20, channels: 20, text: 80, teamName: 60, channelName: 60 } as const;
export const PASSWORD_MIN = 12;

/** Fields that cannot be sent as they are. The server's schema has the last word. */
export function faultsOf(draft: Draft): DraftField[] {
  const faults: DraftField[] = [];
  if (draft.name.trim() === "") faults.push("name");
  if (!looksLikeAddress(draft.email)) faults.push("email");
  if (draft.password.length < PASSWORD_MIN) faults.push("password");
  if (draft.company.trim() === "") faults.push("company");
  if (draft.teams.every((team) => team.trim() === "")) faults.push("teams");
  if (draft.channels.length === 0) faults.push("channels");
  return faults;
}

/** The usual start: phone and email, recorded daily. */
export const USUAL: readonly ChannelDraft[] = [
  { key: 1, kind: "phone", name: null, cadence: "day" },
  { key: 2, kind: "email", name: null, cadence: "day" },
];

/** The next free key of a list. */
const nextKey = (list: readonly ChannelDraft[]): number => Math.max(0, ...list.map(({ key }) => key)) + 1;

export type ChannelChange =
  | { do: "use" | "drop" | "another"; kind: ChannelKind }
  | { do: "remove"; key: number }
  | { do: "edit"; key: number; change: Partial<Pick<ChannelDraft, "name" | "cadence">> };

/** Channels after a change; always in the order of kinds. */
export function changed(list: readonly ChannelDraft[], change: ChannelChange): ChannelDraft[] {
  const kept = (() => {
    switch (change.do) {
      case "use":
      case "another":
        return [
          ...list,
          {
            key: nextKey(list),
            kind: change.kind,
            name: null,
            cadence: list.findLast(({ kind }) => kind === change.kind)?.cadence ?? "day",
          },
        ];
      case "drop":
        return list.filter(({ kind }) => kind !== change.kind);
      case "remove":
        return list.filter(({ key }) => key !== change.key);
      case "edit":
        return list.map((one) => (one.key === change.key ? { ...one, ...change.change } : one));
    }
  })();
  return CHANNEL_KINDS.flatMap((kind) => kept.filter((one) => one.kind === kind));
}

/** Names as they are saved: of several of a kind the unnamed ones are numbered, so that no two are called the same. */
export function namedChannels(
  list: readonly ChannelDraft[],
  kindName: (kind: ChannelKind) => string,
): SignUp["channels"] {
  return list.map(({ key, kind, name, cadence }) => {
    const same = list.filter((one) => one.kind === kind);
    const usual =
      same.length > 1 ? `${kindName(kind)} ${same.findIndex((one) => one.key === key) + 1}` : kindName(kind);
    return { kind, name: name?.trim() || usual, cadence };
  });
}
