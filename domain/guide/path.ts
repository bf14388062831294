import type { GuidePage, GuideTopic } from "@/domain/guide/topics";

const PAGE_PATH: Readonly<Record<GuidePage, string>> = {
  start: "/guide",
  viewpoints: "/guide/viewpoints",
  kpi: "/guide/kpi",
  figures: "/guide/figures",
  terms: "/guide/terms",
};

/** Which page lists the topics of a kind that have no page of their own. */
const LIST_OF: Readonly<Record<string, GuidePage>> = { viewpoint: "viewpoints", figure: "figures" };

/** Below the tenant: "kpi:aht_sec" → /guide/kpi/aht_sec, "term:acw" → /guide/terms#term-acw. */
export function guidePath(topic: GuideTopic): string {
  const [page, id] = topic.split(":") as [string, string | undefined];
  if (id === undefined) return PAGE_PATH[page as GuidePage];
  if (page === "kpi") return `${PAGE_PATH.kpi}/${id}`;
  return `${PAGE_PATH[LIST_OF[page] ?? "terms"]}#${page}-${id}`;
}
