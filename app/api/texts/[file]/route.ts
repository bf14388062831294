import { type Area, CLIENT_TEXTS } from "@/app/_lib/client-texts";
import { textFile } from "@/app/_lib/text-files";
import { LOCALES, localeOf } from "@/domain/format/number";

const NAME = new RegExp(`^(${Object.keys(CLIENT_TEXTS).join("|")})-(${LOCALES.join("|")})-`);

/** A place's texts as they are now, right for everybody. Another content has another address; of those there were, none is kept. */
export async function GET(request: Request): Promise<Response> {
  const address = new URL(request.url).pathname;
  const [, area, locale] = NAME.exec(address.split("/").at(-1) ?? "") ?? [];
  const file = area && locale ? await textFile(area as Area, localeOf(locale)) : undefined;
  if (file?.address !== address) return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  return new Response(file.body, {
    headers: { "Content-Type": "application/json", "Cache-Control": "public, max-age=31536000, immutable" },
  });
}
