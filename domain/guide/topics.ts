import { type Viewpoint, VIEWPOINTS } from "@/domain/diagnosis/checklist";
import { TERM_IDS, type TermId } from "@/domain/guide/terms";
import { KPI_IDS, type KpiId } from "@/domain/kpi/kpi";

/** The pages of the guide, in reading order; "start" is the first. */
export const GUIDE_PAGES = ["start", "viewpoints", "kpi", "figures", "terms"] as const;
export type GuidePage = (typeof GUIDE_PAGES)[number];

/** How the figures are made: one section each, with an example the engine computes. */
export const FIGURE_IDS = [
  "sums",
  "pairwise",
  "blank",
  "small",
  "points",
  "running",
  "alike",
  "chance",
  "stock",
  "mix",
] as const;
export type FigureId = (typeof FIGURE_IDS)[number];

/** A place of the guide that others link to. */
export type GuideTopic =
  GuidePage | `viewpoint:${Viewpoint}` | `kpi:${KpiId}` | `figure:${FigureId}` | `term:${TermId}`;

/** Every place there is. */
export const GUIDE_TOPICS: readonly GuideTopic[] = [
  ...GUIDE_PAGES,
  ...VIEWPOINTS.map((id) => `viewpoint:${id}` as const),
  ...KPI_IDS.map((id) => `kpi:${id}` as const),
  ...FIGURE_IDS.map((id) => `figure:${id}` as const),
  ...TERM_IDS.map((id) => `term:${id}` as const),
];
