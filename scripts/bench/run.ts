import { cpus, loadavg } from "node:os";
import { DEFAULT_CALENDAR, type LocalDate, today as dayIn } from "@/domain/time/period";
import { strikeAll } from "./attacks";
import { analyze, crowd, type Neighbour } from "./crowd";
import { importAgainstCopy } from "./import";
import { memoryOverRequests } from "./memory";
import { firstPages, overviewAgainstSql, overviewAmongMany, type Site } from "./overview";
import { paints } from "./paint";
import { proceduresInProcess } from "./procedures";
import { soak } from "./soak";
import { openStage, settings, type Stage } from "./stage";
import { pageWeights } from "./weight";
import { company, DAYS } from "./world";
import type { DatabaseUrls } from "@/db/roles/roles";

/** How large the bench is; smaller while it is worked on. */
export interface Size {
  rounds: number;
  tenants: number;
  few: number;
  requests: number;
  only: string;
}
type Report = (line: string) => void;
type Place = Site & { urls: DatabaseUrls; neighbours: Neighbour[] };

/** A database of few tenants and one of many, the built product on each, every figure beside its yardstick; `only`: one chapter of it. */
export async function bench(
  root: string,
  report: Report,
  { rounds, tenants, few, requests, only }: Size,
): Promise<void> {
  await onStage(root, report, async (stage) => {
    const today = now();
    const [small, large] = [
      await place(stage, report, { tenants: few, label: "few", today }),
      await place(stage, report, { tenants, label: "many", today }),
    ];
    Object.assign(process.env, settings(large.urls, 1));
    report(`Measuring, ${rounds} rounds each; ${machine()}`);
    const chapters: Record<string, () => Promise<void>> = {
      sql: () => overviewAgainstSql(large, rounds),
      tenants: () =>
        overviewAmongMany(small, large, { rounds, names: [few.toLocaleString("en"), tenants.toLocaleString("en")] }),
      pages: () => firstPages(large, rounds),
      import: () => importAgainstCopy(large, { rounds: Math.ceil(rounds / 3), today }),
      procedures: () => proceduresInProcess(large.urls, large.company, { rounds, today }),
      scripts: () => pageWeights(large),
      paint: () => paints(large, report),
      memory: () => memoryOverRequests(large, requests / 10_000),
    };
    for (const [name, chapter] of Object.entries(chapters))
      if (!only || only.split(",").includes(name)) await chapter();
    report(`Done; ${machine()}`);
  });
}

/** Fifty people for so many minutes. Resolves to whether every answer was a good one. */
export async function benchSoak(root: string, report: Report, { tenants }: Size, minutes: number): Promise<boolean> {
  return onStage(root, report, async (stage) => {
    const { served, neighbours } = await place(stage, report, { tenants, label: "soak", today: now() });
    report(`Starting the soak; ${machine()}`);
    const fine = await soak(served, neighbours, minutes);
    report(`Done; ${machine()}`);
    return fine;
  });
}

/** The attacks, each with what everybody else felt of it. */
export async function benchAttacks(root: string, report: Report, { tenants, only }: Size): Promise<void> {
  await onStage(root, report, async (stage) => {
    const {
      served,
      neighbours,
      company: { slug, email },
    } = await place(stage, report, { tenants, label: "attack", today: now() });
    report(`Attacking; ${machine()}`);
    await strikeAll(served, { origin: served.origin, slug, email, neighbours }, only);
    report(`Done; ${machine()}`);
  });
}

async function onStage<T>(root: string, report: Report, work: (stage: Stage) => Promise<T>): Promise<T> {
  const stage = await openStage(root, report);
  // The servers lead process groups of their own: a terminal's Ctrl-C reaches them through us only.
  process.once("SIGINT", () => void stage.close().finally(() => process.exit(130)));
  try {
    return await work(stage);
  } finally {
    await stage.close();
  }
}

/** A database with the measured company (three years of six channels) among so many, and the built product on it. */
async function place(
  stage: Stage,
  report: Report,
  { tenants, label, today }: { tenants: number; label: string; today: LocalDate },
): Promise<Place> {
  const urls = await stage.database(label);
  report(`Filling a database with ${tenants.toLocaleString("en")} tenants`);
  const measured = await company(urls.appUrl, "measured", today, DAYS);
  const neighbours = await crowd(urls, tenants - 1, today);
  await analyze(urls);
  return { served: await stage.serve(urls), appUrl: urls.appUrl, company: measured, urls, neighbours };
}

const now = (): LocalDate => dayIn(new Date(), DEFAULT_CALENDAR.zone);
const machine = (): string =>
  `load ${loadavg()
    .map((one) => one.toFixed(2))
    .join(" ")} on ${cpus().length} cores`;
