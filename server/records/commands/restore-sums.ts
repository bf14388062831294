import { sql } from "drizzle-orm";
import { z } from "zod";
import { joinChannelLines } from "@/db/connection/line";
import { renewChannels, strayMonths } from "@/db/queries/tallies/monthly";
import { teamsOf } from "@/db/queries/tenants/teams";
import { slugText } from "@/domain/bounds";
import type { LocalDate } from "@/domain/time/period";
import { command } from "../../command";

/** A month of a channel whose sums were not those of its records. */
interface RestoredMonth {
  team: string;
  channel: string;
  month: LocalDate;
}

/** Compares every month's sums with the records they are of, and makes those anew that differ. Says what it found. */
export const restoreSums = command({
  name: "restore-sums",
  kind: "settles",
  action: "settings.write",
  input: z.strictObject({ tenant: slugText }),
  patient: true,
  async run(work) {
    const teams = await teamsOf(work, "all", { archived: true });
    const channels = teams.flatMap((team) => team.channels.map(({ id, name }) => ({ id, name, team: team.name })));
    // Nothing is written meanwhile: a difference is one.
    await joinChannelLines(
      work,
      channels.map(({ id }) => id),
    );
    const [checked] = await work.tx.execute<{ months: number }>(
      sql`select count(*)::int as months from (
        select distinct channel_id, date_trunc('month', start::timestamp) from records where tenant_id = ${work.tenantId}) months`,
    );
    const strays = await strayMonths(work);
    if (strays.length > 0) await renewChannels(work, [...new Set(strays.map(({ channelId }) => channelId))]);
    const restored = strays.flatMap(({ channelId, month }): RestoredMonth[] => {
      const channel = channels.find(({ id }) => id === channelId);
      return channel ? [{ team: channel.team, channel: channel.name, month }] : [];
    });
    return {
      result: { months: checked?.months ?? 0, restored },
      audit:
        strays.length === 0 ? null : { subject: "settings", before: null, after: { restoredMonths: strays.length } },
    };
  },
});
