import { brotliCompressSync } from "node:zlib";
import { heading, kilobytes, valueLine } from "./print";
import { type Answer, type Visitor, visitor } from "./visitor";
import type { Site } from "./overview";
import { visitors } from "./overview";

/** What a page may weigh on the wire, in kB. */
const HTML_AT_MOST = 25;

/** What pages weigh on their way: the scripts two of them load as our server compresses them and with brotli, their HTML, and the texts kept for all. */
export async function pageWeights(site: Site): Promise<void> {
  heading("JavaScript a browser loads (each script once), and HTML");
  const stranger = visitor(site.served.origin, "");
  const [lead] = await visitors(site, 1);
  if (!lead) return;
  await weigh(stranger, { name: "/sign-in", path: "/sign-in", atMost: 150 });
  await weigh(lead, { name: "the dashboard", path: `/${site.company.slug}`, atMost: 200 });
  await weighPages(lead, `/${site.company.slug}`);
  for (const one of [stranger, lead]) one.close();
}

async function weigh(
  person: Visitor,
  { name, path, atMost }: { name: string; path: string; atMost: number },
): Promise<void> {
  const page = await person.get(path, { accept: "text/html" });
  const sources = scriptsOf(page.body.toString());
  const sum = async (encoding: string, size: (answer: Answer) => number) => {
    let bytes = 0;
    for (const source of sources) bytes += size(await person.get(source, { "accept-encoding": encoding }));
    return bytes;
  };
  const gzip = await sum("gzip", sizeInGzip);
  valueLine(`${name}: ${sources.length} scripts, gzip as our server sends them`, kilobytes(gzip), gzip / 1000, {
    atMost,
  });
  const plain = await sum("identity", ({ body }) => body.byteLength);
  const brotli = await sum("br", ({ body, encoding }) =>
    encoding === "br" ? body.byteLength : brotliCompressSync(body).byteLength,
  );
  const sends = (await person.get(sources[0] ?? path, { "accept-encoding": "br" })).encoding === "br";
  valueLine(
    `  brotli ${sends ? "as our server sends them" : "as a proxy would (our server knows gzip only)"}`,
    kilobytes(brotli),
    brotli / 1000,
    { atMost },
  );
  valueLine("  uncompressed", kilobytes(plain));
}

/** The HTML of pages that are opened daily, as a browser on https takes it and as one on plain HTTP does; and the texts all of them share, which travel once. */
async function weighPages(lead: Visitor, home: string): Promise<void> {
  const size = async (path: string, encoding: string) =>
    (await lead.get(path, { accept: "text/html", "accept-encoding": encoding })).body.byteLength;
  for (const path of ["", "/trends", "/kpi/answer_rate", "/record", "/rows", "/guide"]) {
    const [brotli, gzip] = [await size(`${home}${path}`, "gzip, br"), await size(`${home}${path}`, "gzip")];
    valueLine(
      `the HTML of ${path || "the dashboard"}, compressed (in gzip)`,
      `${kilobytes(brotli)} (${kilobytes(gzip)})`,
      brotli / 1000,
      { atMost: HTML_AT_MOST },
    );
  }
  const page = (await lead.get(home, { accept: "text/html" })).body.toString();
  const texts = /\/api\/texts\/[\w-]+\.json/.exec(page)?.[0];
  if (!texts) throw new Error(`${home} names no file of texts`);
  valueLine("  beside them the texts of all pages, once, in gzip", kilobytes(await size(texts, "gzip")));
}

/** The server leaves what is shorter than a packet as it is. */
function sizeInGzip({ body, encoding }: Answer): number {
  if (encoding !== "gzip" && body.byteLength > 1_500)
    throw new Error(`the server sent ${body.byteLength} bytes of script as ${encoding ?? "identity"}`);
  return body.byteLength;
}

/** Addresses of the scripts a page names, those of browsers without modules left out. */
function scriptsOf(html: string): string[] {
  const tags = [...html.matchAll(/<script\b[^>]*>|<link\b[^>]*>/g)].map(([tag]) => tag);
  const attribute = (tag: string, name: string) =>
    new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll("&amp;", "&");
  const found = tags.flatMap((tag) => {
    if (tag.startsWith("<script")) return /\bnomodule\b/i.test(tag) ? [] : [attribute(tag, "src")];
    return attribute(tag, "as") === "script" || attribute(tag, "rel") === "modulepreload"
      ? [attribute(tag, "href")]
      : [];
  });
  return [...new Set(found.filter((source) => source !== undefined))];
}
