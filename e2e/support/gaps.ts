import type { APIRequestContext } from "@playwright/test";
import { call, read } from "./call";
import { type Company, gridCompany } from "./grid";

/** A date so many days before another. */
export const before = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

export interface Gappy extends Company {
  /** Three days of one month, none of them yesterday, oldest first; yesterday (`date`) is missing too. */
  gaps: string[];
}

/** A company whose telephone is recorded for every day since it began, but four. */
export async function gappyCompany(request: APIRequestContext): Promise<Gappy> {
  const company = await gridCompany(request);
  const { slug, team, date } = company;
  const { rows } = await read<{ rows: { channel: string; name: string }[] }>(request, "record.day", {
    tenant: slug,
    team,
    date,
  });
  const channelId = rows.find(({ name }) => name === "電話")?.channel;
  const day = Number(date.slice(8));
  const gaps = (day >= 8 ? [7, 4, 2] : [day + 5, day + 2, day]).map((days) => before(date, days));
  const first = `${before(`${date.slice(0, 7)}-01`, 1).slice(0, 7)}-01`;
  const lines: string[] = [];
  for (let one = first; one < date; one = before(one, -1))
    if (!gaps.includes(one)) lines.push(`${one},${100 + Number(one.slice(8))}`);
  const file = {
    tenant: slug,
    text: `date,offered\n${lines.join("\n")}\n`,
    onExisting: "replace",
    mapping: {
      delimiter: ",",
      headerRow: 0,
      dateOrder: "ymd",
      firstDay: null,
      thresholdSec: null,
      columns: [{ use: "date" }, { use: "measure", measure: "offered", as: "total", unit: "one", per: null }],
      places: [{ team: null, channel: null, channelId }],
    },
  };
  const { fingerprint } = await call<{ fingerprint: string }>(request, "import.preview", file);
  await call(request, "import.run", { ...file, key: crypto.randomUUID(), fileName: "days.csv", fingerprint });
  return { ...company, gaps };
}
