import type { ShellView } from "@/server/tenants/shell";
import type { NavItem } from "./nav-links";

type Say = (
  key: "home" | "trends" | "record" | "diagnosis" | "targets" | "events" | "guide" | "settings" | "more",
) => string;

/** The rooms of a tenant for one member: all in the rail, the five most used in a phone's bar, the rest behind その他. */
export function roomsOf(
  view: Pick<ShellView, "canRecord" | "missing">,
  say: Say,
): { rail: NavItem[]; bar: NavItem[]; more: NavItem[] } {
  const home = { path: "", label: say("home") };
  const record: NavItem[] = view.canRecord ? [{ path: "/record", label: say("record"), waiting: view.missing }] : [];
  const [trends, diagnosis] = [
    { path: "/trends", label: say("trends"), holds: ["/kpi", "/rows"] },
    { path: "/diagnosis", label: say("diagnosis") },
  ];
  const more = (["targets", "events", "guide", "settings"] as const).map((room) => ({
    path: `/${room}`,
    label: say(room),
  }));
  return {
    rail: [home, ...record, trends, diagnosis, ...more],
    bar: [
      home,
      ...record,
      trends,
      diagnosis,
      { path: "/more", label: say("more"), holds: more.map(({ path }) => path) },
    ],
    more,
  };
}
