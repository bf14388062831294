// An exported name stands once in domain/ and server/: who reads it knows which thing is meant, wherever it stands.
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { filesOf, finish, readText } from "./files.mjs";

const LOOKED_AT = /^(domain|server)\/.*\.ts$/;
const TESTS = /\.test\.ts$|\/testing[^/]*\.ts$|\.d\.ts$|^server\/closed-world\//;

/** The names a file exports with a declaration of its own, with their lines; what it only passes on stands elsewhere. */
function exportsOf(path, text) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const line = (node) => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
  return source.statements.flatMap((statement) => {
    // `export { a }` of what stands in the same file.
    if (ts.isExportDeclaration(statement) && !statement.moduleSpecifier && statement.exportClause)
      return statement.exportClause.elements.map(({ name }) => ({ name: name.text, line: line(name) }));
    if (!ts.canHaveModifiers(statement)) return [];
    if (!ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    const named = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [statement];
    return named.flatMap(({ name }) => namesIn(name)).map((name) => ({ name: name.text, line: line(name) }));
  });
}

/** `export const { a, b } = …` gives out several. */
const namesIn = (name) =>
  !name || ts.isIdentifier(name)
    ? [name].filter(Boolean)
    : name.elements.flatMap((element) => (element.name ? namesIn(element.name) : []));

/** Every place where a name of `files` ({ path: text }) stands that another file exports too. An overload is one name. */
export function doubleFindings(files) {
  const places = new Map();
  for (const [path, text] of Object.entries(files))
    for (const { name, line } of exportsOf(path, text)) {
      const known = places.get(name) ?? new Map();
      places.set(name, known.set(path, known.get(path) ?? line));
    }
  return [...places].flatMap(([name, at]) =>
    at.size < 2
      ? []
      : [...at].map(
          ([path, line]) =>
            `${path}:${line} "${name}" is exported by ${at.size} files: give each a name that says what it is.`,
        ),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const paths = filesOf().filter((path) => LOOKED_AT.test(path) && !TESTS.test(path));
  finish(doubleFindings(Object.fromEntries(paths.map((path) => [path, readText(path)]))));
}
