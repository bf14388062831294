// Which message keys a source file asks for: what it names, and what it makes up from parts.
import ts from "typescript";

const MAKERS = new Set(["useTranslations", "getTranslations", "createTranslator"]);
const ANYWHERE = Symbol("a translator handed in: its namespace is not known here");

/**
 * Uses in one file: `{at, pattern}` where pattern is a regular expression over whole keys, `key` the exact one when it
 * is named in full. Translators handed in as parameters match in any namespace.
 */
export function textUses(path, source) {
  const file = ts.createSourceFile(
    path,
    source,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const uses = [];
  const scopes = [new Map()];
  const lookUp = (name) => scopes.findLast((scope) => scope.has(name))?.get(name);
  const note = (node, namespace, argument) =>
    uses.push({ at: file.getLineAndCharacterOfPosition(node.getStart()).line + 1, ...patternOf(namespace, argument) });

  function visit(node) {
    const inner = ts.isFunctionLike(node);
    if (inner) scopes.push(new Map(node.parameters.flatMap(handedIn)));
    if (ts.isVariableDeclaration(node) && node.initializer) declare(node.name, node.initializer, scopes.at(-1));
    if (ts.isCallExpression(node)) call(node);
    if (ts.isNewExpression(node) && node.expression.getText() === "Fault" && node.arguments?.[1])
      note(node, "error", node.arguments[1]);
    ts.forEachChild(node, visit);
    if (inner) scopes.pop();
  }

  function call(node) {
    const target = ts.isPropertyAccessExpression(node.expression) ? node.expression.expression : node.expression;
    const namespace = ts.isIdentifier(target) ? lookUp(target.text) : made(unwrap(target));
    if (namespace !== undefined && node.arguments[0]) note(node, namespace, node.arguments[0]);
  }

  visit(file);
  return uses.filter(({ pattern }) => pattern !== null);
}

const unwrap = (node) =>
  ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node) ? unwrap(node.expression) : node;

/** The namespace of `useTranslations("x")`; undefined for any other call. */
function made(node) {
  if (!ts.isCallExpression(node) || !MAKERS.has(node.expression.getText())) return undefined;
  const [given] = node.arguments;
  if (!given) return "";
  if (ts.isStringLiteral(given)) return given.text;
  return /namespace:\s*"([^"]*)"/.exec(given.getText())?.[1] ?? "";
}

function declare(name, initializer, scope) {
  const value = unwrap(initializer);
  if (ts.isIdentifier(name)) {
    const namespace = made(value);
    if (namespace !== undefined) scope.set(name.text, namespace);
    return;
  }
  if (!ts.isArrayBindingPattern(name)) return;
  const all = ts.isCallExpression(value) && value.expression.getText() === "Promise.all" ? value.arguments[0] : value;
  if (!all || !ts.isArrayLiteralExpression(all)) return;
  name.elements.forEach((element, index) => {
    const part = all.elements[index];
    if (part && ts.isBindingElement(element)) declare(element.name, part, scope);
  });
}

/** Parameters that are translators, by the type they carry; and those called `t` in a destructured props object. */
function handedIn(parameter) {
  const type = parameter.type?.getText() ?? "";
  const namespace = /(?:(?:use|get)Translations|Translate)<\s*"([^"]+)"/.exec(type)?.[1] ?? ANYWHERE;
  if (ts.isIdentifier(parameter.name))
    return [[parameter.name.text, /Translat/.test(type) || parameter.name.text === "t" ? namespace : undefined]];
  if (!ts.isObjectBindingPattern(parameter.name)) return [];
  return parameter.name.elements
    .filter(({ name }) => ts.isIdentifier(name))
    .map(({ name }) => [name.text, name.text === "t" ? ANYWHERE : undefined]);
}

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function patternOf(namespace, argument) {
  const tail = tailOf(argument);
  if (namespace === ANYWHERE) return { pattern: tail === ".+" ? null : new RegExp(`(^|\\.)${tail}$`) };
  const head = namespace === "" ? "" : `${escape(namespace)}\\.`;
  const isNamed = ts.isStringLiteralLike(argument);
  if (head === "" && tail === ".+") return { pattern: null };
  const prefix = namespace === "" ? "" : `${namespace}.`;
  return {
    pattern: new RegExp(`^${head}${tail}(\\..+)?$`),
    key: isNamed ? `${prefix}${argument.text}` : undefined,
  };
}

/** The argument as a regular expression: what is named stays, what is computed is anything. */
function tailOf(node) {
  if (ts.isStringLiteralLike(node)) return escape(node.text);
  if (ts.isTemplateExpression(node))
    return escape(node.head.text) + node.templateSpans.map((span) => `.+${escape(span.literal.text)}`).join("");
  if (ts.isConditionalExpression(node)) return `(?:${tailOf(node.whenTrue)}|${tailOf(node.whenFalse)})`;
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return tailOf(node.expression);
  return ".+";
}
