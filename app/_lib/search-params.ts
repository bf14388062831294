import { z } from "zod";
import { isLocalDate, type LocalDate } from "@/domain/time/period";
import { type View, viewSchema } from "@/domain/views/view";
import type { Query } from "./query-text";

export type SearchParams = Promise<Query>;

/** The view a URL asks for. A part that makes no sense is left out, so that an old or mistyped link still opens. */
export async function viewOf(searchParams: SearchParams): Promise<View> {
  const given = await searchParams;
  const kept = Object.keys(viewSchema.shape).flatMap((key): [string, string][] => {
    const value = given[key];
    return typeof value === "string" && viewSchema.shape[key as keyof View].safeParse(value).success
      ? [[key, value]]
      : [];
  });
  return viewSchema.parse(Object.fromEntries(kept));
}

/** One text of the query string; of several the first. */
export async function textParam(searchParams: SearchParams, key: string): Promise<string | undefined> {
  const value = (await searchParams)[key];
  return Array.isArray(value) ? value[0] : value;
}

/** An id an address asks for; what is none is left out, so that an old or mistyped link still opens. */
export const idParam = async (searchParams: SearchParams, key: string): Promise<string | undefined> =>
  z.uuid().safeParse(await textParam(searchParams, key)).data;

/** A date an address asks for, likewise; a month may be written 2026-11. */
export async function dateParam(searchParams: SearchParams, key: string): Promise<LocalDate | undefined> {
  const text = await textParam(searchParams, key);
  const date = text !== undefined && /^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text;
  return isLocalDate(date) ? date : undefined;
}
