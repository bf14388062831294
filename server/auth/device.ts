import bowser from "bowser";

/** What a browser says it is; null where it does not say. */
export interface Device {
  browser: string | null;
  system: string | null;
}

export function deviceOf(userAgent: string): Device {
  if (userAgent.trim() === "") return { browser: null, system: null };
  const { browser, os } = bowser.parse(userAgent);
  return { browser: browser.name || null, system: os.name || null };
}

/** A device as one name, for letters: "Chrome (Windows)"; null where nothing is known. */
export const deviceName = ({ browser, system }: Device): string | null =>
  browser && system ? `${browser} (${system})` : (browser ?? system);
