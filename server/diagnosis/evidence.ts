import { talliesInForce } from "@/db/queries/tallies/in-force";
import type { TenantScope } from "@/db/connection/scope";
import { BY_KIND, contactsByKind } from "@/domain/tallies/contacts";
import type { ChannelKind } from "@/domain/measures/channel";
import {
  contactCount,
  type Evidence,
  evidence,
  type LoyaltyFamily,
  measuredFamilies,
} from "@/domain/diagnosis/evidence";
import { KPI_IDS, KPIS, type KpiId } from "@/domain/kpi/kpi";
import { addMonths, bucketOf, type LocalDate, type Range } from "@/domain/time/period";
import { LOW_SAMPLE, type TallySet, valueIn } from "@/domain/kpi/evaluate";
import { byMonth } from "../kpi/tallies";
import type { TenantContext } from "../tenant";

/** What a team recorded in the month of a date and the two before it. */
export interface Quarter {
  range: Range;
  contactsByChannel: Partial<Record<ChannelKind, number | null>>;
  months: (TallySet & { month: LocalDate })[];
}

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

/** The three months that end with a date's, by the definitions that held. The customer base is the whole tenant's. */
export async function quarterAt(
  scope: TenantScope,
  ctx: TenantContext,
  teamId: string,
  date: LocalDate,
): Promise<Quarter> {
  const { until } = bucketOf(date, "month", ctx.calendar);
  const range = { from: addMonths(until, -MONTHS), until };
  const ask = {
    range,
    grain: "month",
    calendar: ctx.calendar,
    work: ctx.work,
    kpis: KPI_IDS,
    teams: [teamId],
  } as const;
  const [contacts, table] = await Promise.all([
    talliesInForce(scope, { ...ask, ...BY_KIND, grain: "range" }, ctx.history),
    talliesInForce(scope, ask, ctx.history),
  ]);
  return { range, contactsByChannel: contactsByKind(contacts), months: byMonth(table, range, ctx) };
}

/** What these three months say beside a diagnosis: the one way, on the first page too. */
export function evidenceOf({ range, contactsByChannel, months }: Quarter): EvidenceView {
  const kpisWithData = KPI_IDS.filter((id) => months.some((month) => valueIn(month, KPIS[id]).value !== null));
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

/** What the records of three months say beside a team's diagnosis of `date`. */
export const evidenceAt = async (scope: TenantScope, ctx: TenantContext, teamId: string, date: LocalDate) =>
  evidenceOf(await quarterAt(scope, ctx, teamId, date));
