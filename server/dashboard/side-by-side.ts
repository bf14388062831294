import { comparedInForce } from "@/db/queries/tallies/in-force";
import type { CellInForce, TableInForce } from "@/domain/tallies/in-force";
import type { TeamWithChannels } from "@/db/queries/tenants/teams";
import { heldAgainst } from "@/domain/tallies/compared/held";
import type { TenantScope } from "@/db/connection/scope";
import { grouped } from "@/domain/grouped";
import type { KpiId } from "@/domain/kpi/kpi";
import { type Card, cardOf } from "@/domain/dashboard/ledger";
import type { HeldRange } from "@/domain/time/comparison";
import type { Range } from "@/domain/time/period";
import { ofCell } from "../kpi/tallies";
import type { TenantContext } from "../tenant";

/** What teams are held against each other by: what a contact costs, what support sells, and how it serves. */
const SHOWN: readonly KpiId[] = ["cost_per_contact", "upsell_revenue", "answer_rate", "csat_top2", "fcr"];

type Cells = ReadonlyMap<string | null, readonly CellInForce[]>;
interface SideBySideQuery {
  teams: readonly TeamWithChannels[];
  range: Range;
  held: HeldRange | null;
  nameOf: (channelId: string) => string;
}

/** The same few KPIs of every team, without those the company hides. As many questions, however many teams. */
export async function sideBySide(
  scope: TenantScope,
  ctx: TenantContext,
  { teams, range, held, nameOf }: SideBySideQuery,
): Promise<ReadonlyMap<string, readonly Card[]>> {
  const kpis = SHOWN.filter((id) => !ctx.tenant.hiddenKpis.includes(id));
  const figures = {
    range,
    teams: teams.map(({ id }) => id),
    calendar: ctx.calendar,
    work: ctx.work,
    kpis,
    grain: "range" as const,
    groupBy: "team" as const,
  };
  const table = await comparedInForce(scope, heldAgainst(figures, held), ctx.history);
  const cellsOf = (table: TableInForce | null): Cells => grouped(table?.cells ?? [], ({ group }) => group);
  const [ofTeam, ofTeamBefore] = [cellsOf(table.now), cellsOf(table.before)];
  // An ended team has figures where it recorded something in the range.
  const shown = teams.filter(({ id, archived }) => !archived || ofTeam.has(id));
  return new Map(
    shown.map(({ id }) => {
      const own = (cells: Cells, of: Range) => ofCell(cells.get(id)?.[0], of, ctx);
      const input = {
        now: own(ofTeam, range),
        before: table.before && held?.before ? own(ofTeamBefore, held.before) : null,
        months: [],
        range,
        today: ctx.today,
        currency: ctx.tenant.currency,
        compared: { table, group: id, nameOf },
      };
      return [id, kpis.map((kpi) => cardOf(kpi, input))];
    }),
  );
}
