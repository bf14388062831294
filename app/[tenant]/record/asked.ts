import { z } from "zod";
import { isLocalDate, type LocalDate } from "@/domain/time/period";

/** A team or channel of the URL; what is no id is left out, so that an old or mistyped link still opens. */
export function askedId(text: string | undefined): string | undefined {
  return z.uuid().safeParse(text).data;
}

/** A date of the URL; a month may be written 2026-11. */
export function askedDate(text: string | undefined): LocalDate | undefined {
  const date = text !== undefined && /^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text;
  return isLocalDate(date) ? date : undefined;
}
