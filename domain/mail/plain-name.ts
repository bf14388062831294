// What mail programs make a link of, in names that strangers choose and letters carry.
const SCHEME = /:\/\/|mailto:/i;
const ADDRESS = /[\w.%+-]@\w/;
const DOMAIN = /[\p{L}\p{N}]\.\p{L}{2}|[a-z0-9]。[a-z]{2}/iu;

/** Whether a name holds an address or a link, or what is taken for one ("example.com"). */
export function hasLink(name: string): boolean {
  const folded = name.normalize("NFKC");
  return SCHEME.test(folded) || ADDRESS.test(folded) || DOMAIN.test(folded);
}

/** The same name, readable, with nothing in it that could be clicked: for what was stored before names were held to this. */
export const withoutLinks = (name: string): string =>
  name
    .replace(/:(?=\/\/)|(?<=mailto):/gi, ": ")
    .replace(/(?<=[\p{L}\p{N}])[.．。｡](?=\p{L}{2})/gu, "$& ")
    .replace(/(?<=[\w.%+-])[@＠](?=\w)/g, " $& ");
