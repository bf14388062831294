// Reads an ICU message far enough to compare two languages: its placeholders and tags.

/**
 * What a message fills in. `shown`: placeholders and tags that the reader sees; `all`: also those that only choose a
 * form (plural, select), which one language may need and another not. Throws on a brace without its other.
 */
export function placeholders(message) {
  const shown = new Set([...unquoted(message).matchAll(/<([a-zA-Z][\w-]*)\s*\/?>/g)].map((match) => `<${match[1]}>`));
  const all = new Set(shown);
  collect(unquoted(message), shown, all);
  return { shown, all };
}

/** Without what stands between ICU quotes: '{' opens a quotation only before a special character. */
const unquoted = (message) => message.replaceAll("''", "").replace(/'[{}<>#|][^']*'?/g, "");

function collect(text, shown, all) {
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "}") throw new Error("a } that nothing opened");
    if (text[at] !== "{") continue;
    const end = closing(text, at);
    const [name = "", kind = "", ...rest] = text.slice(at + 1, end).split(",");
    const chooses = /^\s*(plural|select|selectordinal)\s*$/.test(kind);
    all.add(`{${name.trim()}}`);
    if (!chooses || /#/.test(rest.join(","))) shown.add(`{${name.trim()}}`);
    for (const inner of branches(rest.join(","))) collect(inner, shown, all);
    at = end;
  }
}

/** The texts of a plural or select: `one {…} other {…}` gives both insides. */
function branches(text) {
  const insides = [];
  for (let at = text.indexOf("{"); at >= 0; at = text.indexOf("{", at)) {
    const end = closing(text, at);
    insides.push(text.slice(at + 1, end));
    at = end;
  }
  return insides;
}

function closing(text, open) {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === "{") depth += 1;
    if (text[at] === "}") depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error("a { that never closes");
}
