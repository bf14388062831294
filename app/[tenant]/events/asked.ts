import { z } from "zod";
import { type SearchParams, textParam } from "@/app/_lib/search-params";
import { localDate } from "@/domain/bounds";
import { EVENT_KINDS, eventSearchSchema } from "@/domain/events/event";

const schemas = {
  text: eventSearchSchema,
  kind: z.enum(EVENT_KINDS),
  from: localDate,
  last: localDate,
  team: z.union([z.literal("all"), z.uuid()]),
};
export type Asked = { [Key in keyof typeof schemas]?: z.output<(typeof schemas)[Key]> };

/** What a URL asks for; a part that makes no sense is left out, so that an old or mistyped link still opens. */
export async function askedOf(searchParams: SearchParams): Promise<Asked> {
  const asked: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(schemas)) {
    const found = schema.safeParse(await textParam(searchParams, key));
    if (found.success && found.data !== "") asked[key] = found.data;
  }
  return asked as Asked;
}
