import { queryText } from "@/app/_lib/query-text";
import type { Locale } from "@/domain/format/number";
import type { Range } from "@/domain/time/period";
import type { SubjectId } from "@/domain/kpi/subject";
import { textOfRange } from "@/domain/views/view";
import type { TrendAnswer } from "@/server/trends/trend";

/** What every part of the page is given. */
export interface Place {
  slug: string;
  view: TrendAnswer;
  locale: Locale;
}

export type Line = TrendAnswer["lines"][number];

/** The rows behind one figure: its own range and grain, and whose it is. */
export function rowsHref({ slug, view }: Place, range: Range, line?: Line): string {
  const { subject, chosen, grain } = view;
  const query = new URLSearchParams({ kpi: subject.id, range: textOfRange(range), grain });
  const own = line ? chosenBy(line, chosen) : chosen;
  query.set("teams", own.teams.join());
  if (own.channels.length > 0) query.set("channels", own.channels.join());
  return `/${slug}/rows?${queryText(query)}`;
}

/** A team's line is of the channels chosen, any other of the teams chosen. */
const chosenBy = (line: Line, { teams, channels }: TrendAnswer["chosen"]) =>
  line.by === "team" ? { teams: [line.key], channels } : { teams, channels: line.channels };

/** KPIs have their own names; contacts are the raw measure. */
export const subjectName = (id: SubjectId, kpi: (key: string) => string, contacts: string): string =>
  id === "contacts" ? contacts : kpi(id);
