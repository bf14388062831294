// Reads an ICU message far enough to compare two languages: its placeholders and tags.

/** The names of a message's placeholders and tags, sorted: a plural in one language is a plain number in another. Throws on a brace without its other. */
export function placeholders(message) {
  const found = new Set([...unquoted(message).matchAll(/<([a-zA-Z][\w-]*)\s*\/?>/g)].map((match) => `<${match[1]}>`));
  collect(unquoted(message), found);
  return [...found].sort();
}

/** Without what stands between ICU quotes: '{' opens a quotation only before a special character. */
const unquoted = (message) => message.replaceAll("''", "").replace(/'[{}<>#|][^']*'?/g, "");

function collect(text, found) {
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "}") throw new Error("a } that nothing opened");
    if (text[at] !== "{") continue;
    const end = closing(text, at);
    const [name = "", , ...rest] = text.slice(at + 1, end).split(",");
    found.add(`{${name.trim()}}`);
    for (const inner of branches(rest.join(","))) collect(inner, found);
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
