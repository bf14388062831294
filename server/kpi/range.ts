import type { Range } from "@/domain/time/period";
import { isCut, rangeOfText } from "@/domain/views/view";
import type { TenantContext } from "../tenant";

/** What a text of a range comes to today: null where it says none that can be asked about; `cut` where less is left than it says. */
export interface QueryRange {
  readonly range: Range | null;
  readonly cut: boolean;
}

/** Every question about a range of days reads it here, and so none is larger than domain/reach.ts allows. */
export function queryRange(
  { today, calendar }: Pick<TenantContext, "today" | "calendar">,
  text: string | undefined,
): QueryRange {
  return text === undefined
    ? { range: null, cut: false }
    : { range: rangeOfText(text, today, calendar), cut: isCut(text, today) };
}
