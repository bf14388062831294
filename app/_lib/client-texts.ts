import type { AbstractIntlMessages } from "next-intl";

/** Which texts go to the browser, by place: those its own components draw with. What the server draws stays there (client-texts.test.ts). */
export const CLIENT_TEXTS = {
  root: ["failure"],
  door: ["channelKind", "door", "error", "failure", "join", "language", "noCompany", "recovery", "signIn", "signUp"],
  tenant: [
    "account",
    "calendar",
    "card",
    "channelKind",
    "chart",
    "checklist",
    "diagnosis",
    "error",
    "events",
    "exports",
    "failure",
    "grid",
    "guide.variant",
    "guideLink",
    "home.order",
    "home.setup",
    "import.issue",
    "kpi",
    "language",
    "leave",
    "ledger",
    "measure",
    "nav",
    "picker",
    "preset",
    "record",
    "rights",
    "scale",
    "settings",
    "shortcuts",
    "target",
    "targets",
    "theme",
    "trends",
    "views",
  ],
  /** On top of the tenant's: a page of many words that few open daily. */
  import: ["import"],
  /** The same, for admins. */
  members: ["exportRight", "members", "role"],
  company: ["sums"],
  audit: ["audit"],
} as const satisfies Record<string, readonly string[]>;

export type Area = keyof typeof CLIENT_TEXTS;

/** Of all texts those a place sends; a dot leads into a part. */
export function textsOf(area: Area, messages: AbstractIntlMessages): AbstractIntlMessages {
  const chosen: AbstractIntlMessages = {};
  for (const path of CLIENT_TEXTS[area]) copy(messages, chosen, path.split("."));
  return chosen;
}

function copy(from: AbstractIntlMessages, to: AbstractIntlMessages, [first, ...rest]: readonly string[]): void {
  const found = first === undefined ? undefined : from[first];
  if (first === undefined || found === undefined) return;
  if (rest.length === 0) {
    to[first] = found;
    return;
  }
  if (typeof found === "string") return;
  const inner = (to[first] ??= {});
  if (typeof inner !== "string") copy(found, inner, rest);
}
