import { contactsByChannel as contactsOf } from "@/db/queries/contacts";
import { kpiTallies } from "@/db/queries/kpi-tallies";
import type { TenantScope } from "@/db/scope";
import { contactCount, type Evidence, evidence, type LoyaltyFamily, measuredFamilies } from "@/domain/evidence";
import { KPI_IDS, KPIS, type KpiId } from "@/domain/kpi";
import { addMonths, bucketOf, type LocalDate, type Range } from "@/domain/period";
import { evaluate, LOW_SAMPLE } from "@/domain/series";
import type { TenantContext } from "./tenant";

export interface EvidenceView {
  /** The month of the diagnosis and the two before it. */
  range: Range;
  items: Evidence[];
  /** Contacts behind the phone share. */
  contacts: number;
  lowSample: boolean;
  families: LoyaltyFamily[];
  kpisWithData: KpiId[];
}

const MONTHS = 3;

/** What the records of three months say beside a team's diagnosis of `date`. The customer base is the whole tenant's. */
export async function evidenceAt(
  scope: TenantScope,
  ctx: TenantContext,
  teamId: string,
  date: LocalDate,
): Promise<EvidenceView> {
  const { until } = bucketOf(date, "month", ctx.calendar);
  const range = { from: addMonths(until, -MONTHS), until };
  const [contactsByChannel, table] = await Promise.all([
    contactsOf(scope, { range, teams: [teamId] }),
    kpiTallies(scope, {
      range,
      grain: "month",
      calendar: ctx.calendar,
      kpis: KPI_IDS,
      variants: ctx.tenant.variants,
      teams: [teamId],
    }),
  ]);
  const kpisWithData = KPI_IDS.filter((id) =>
    table.cells.some(({ tallies }) => {
      const tally = tallies[id];
      return tally !== undefined && evaluate(KPIS[id], tally, ctx.tenant.variants).value !== null;
    }),
  );
  const contacts = contactCount(contactsByChannel);
  return {
    range,
    contacts,
    kpisWithData,
    items: evidence({ contactsByChannel, kpisWithData }),
    lowSample: contacts < LOW_SAMPLE,
    families: measuredFamilies(kpisWithData),
  };
}
