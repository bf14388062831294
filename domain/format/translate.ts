/** Asks one namespace of messages/ for a text; `has` tells whether there is one. The name of it is for scripts/check/texts.mjs. */
export type Translate<_Namespace extends string = string> = ((
  key: string,
  values?: Record<string, string | number>,
) => string) & {
  has: (key: string) => boolean;
};
