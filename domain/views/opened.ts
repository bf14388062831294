/** The parameter that says which saved view a URL began with: its id, or this word for the page as it is built. */
export const VIEW_KEY = "view";
export const BUILT_IN = "standard";

/** The query string that opens a view: its whole state, and which view it began with. */
export const openedBy = (id: string, query: string): string => [`${VIEW_KEY}=${id}`, query].filter(Boolean).join("&");
