import type { AbstractIntlMessages } from "next-intl";
import { keptTexts } from "./kept-texts";

const asked = new Map<string, Promise<AbstractIntlMessages>>();

async function fetched(address: string): Promise<AbstractIntlMessages> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  const texts = (await answer.json()) as AbstractIntlMessages;
  keptTexts.set(address, texts);
  return texts;
}

/** Asked for once a page, and once more where the answer was lost. After that it fails for good: trying again loads the page. */
export function textsAt(address: string): Promise<AbstractIntlMessages> {
  const known = asked.get(address);
  if (known) return known;
  const texts = fetched(address).catch(() => fetched(address));
  asked.set(address, texts);
  return texts;
}

/** Asks for what the page's head names before anything is drawn with it: then it is there when the page comes to life. */
export function askForTexts(): void {
  for (const { href } of document.querySelectorAll<HTMLLinkElement>('link[rel="preload"][href^="/api/texts/"]'))
    textsAt(new URL(href).pathname).catch(() => undefined);
}
