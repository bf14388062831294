import type { AbstractIntlMessages } from "next-intl";

const KEPT = Symbol.for("tenkan.texts");
const everywhere = globalThis as { [KEPT]?: Map<string, AbstractIntlMessages> };

/**
 * A place's texts by the address they have as a file, for the server's process: pages are made by one copy of our modules
 * and drawn by another, and what one hands to the other goes to the browser, too.
 */
export const keptTexts: Map<string, AbstractIntlMessages> = (everywhere[KEPT] ??= new Map());
