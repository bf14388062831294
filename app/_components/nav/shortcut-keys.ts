/** After G, the letter of each room: home, record, trends, diagnosis, aims (targets), events, learn (guide), settings. */
export const ROOM_KEYS: Readonly<Record<string, string>> = {
  h: "",
  r: "/record",
  t: "/trends",
  d: "/diagnosis",
  a: "/targets",
  e: "/events",
  l: "/guide",
  s: "/settings",
};

export interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
  repeat: boolean;
  defaultPrevented: boolean;
}
/** What a press means: `list` opens the list, `go` leads to a room, `wait` is a G whose letter is to come. */
export type Meaning = { kind: "none" } | { kind: "wait" } | { kind: "list" } | { kind: "go"; path: string };

const NONE: Meaning = { kind: "none" };

/** With a key of the browser's own, held down, in the middle of a Japanese word, or answered already. */
const isTheBrowsers = ({ isComposing, ctrlKey, metaKey, altKey, repeat, defaultPrevented }: Pressed): boolean =>
  isComposing || ctrlKey || metaKey || altKey || repeat || defaultPrevented;

/** `waiting`: a G came just before. Nothing while typing or composing, nothing with Ctrl, Alt or the command key: those are the browser's. */
export function meaningOf(pressed: Pressed, { waiting, typing }: { waiting: boolean; typing: boolean }): Meaning {
  if (typing || isTheBrowsers(pressed)) return NONE;
  const key = pressed.key.toLowerCase();
  const path = waiting ? ROOM_KEYS[key] : undefined;
  if (path !== undefined) return { kind: "go", path };
  if (key === "g") return { kind: "wait" };
  return pressed.key === "?" || pressed.key === "？" ? { kind: "list" } : NONE;
}

/** Where keys are the person's text or a control's own: fields, lists to choose from, grids, an open dialog. */
export const TAKES_KEYS =
  "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], [role=grid], [role=textbox], [role=combobox], [role=listbox], [role=menu], [role=dialog]";

const KEPT = "tenkan-shortcuts";

/** Whether whoever sits at this device wants the keys. */
export const areKeysOn = (): boolean => window.localStorage.getItem(KEPT) !== "off";
export const switchKeys = (on: boolean): void => window.localStorage.setItem(KEPT, on ? "on" : "off");
