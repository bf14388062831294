import type { ShellView } from "@/server/tenants/shell";
import type { NavItem } from "./nav-links";

type Say = (
  key: "home" | "trends" | "record" | "diagnosis" | "targets" | "events" | "guide" | "settings" | "more",
) => string;

/** The rooms a phone's bar has no place for: behind その他. */
export const restOf = (say: Say): NavItem[] =>
  (["targets", "events", "guide", "settings"] as const).map((room) => ({ path: `/${room}`, label: say(room) }));

/** The rooms of a tenant for one member: all in the rail, the five most used in a phone's bar. `missing`: what waits to be recorded. */
export function roomsOf(
  { canRecord, missing }: Pick<ShellView, "canRecord"> & { missing: number },
  say: Say,
): { rail: NavItem[]; bar: NavItem[] } {
  const often: NavItem[] = [
    { path: "", label: say("home") },
    ...(canRecord ? [{ path: "/record", label: say("record"), waiting: missing }] : []),
    { path: "/trends", label: say("trends"), holds: ["/kpi", "/rows"] },
    { path: "/diagnosis", label: say("diagnosis") },
  ];
  const rest = restOf(say);
  return {
    rail: [...often, ...rest],
    bar: [...often, { path: "/more", label: say("more"), holds: rest.map(({ path }) => path) }],
  };
}
