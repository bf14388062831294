import { getLocale } from "next-intl/server";
import type { Area } from "./client-texts";
import { FiledTexts } from "./filed-texts";
import { textFile } from "./text-files";

/** Adds a place's texts to those around it: one file for all its pages, named in their head (text-arrival.ts), and not in each of them. */
export async function AreaTexts({ area, children }: { area: Area; children: React.ReactNode }) {
  const { address } = await textFile(area, await getLocale());
  return (
    <>
      <link rel="preload" href={address} as="fetch" crossOrigin="anonymous" />
      <FiledTexts address={address}>{children}</FiledTexts>
    </>
  );
}
