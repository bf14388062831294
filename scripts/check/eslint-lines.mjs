// ESLint's findings as file:line, one a line.
import { relative } from "node:path";

export default (results) =>
  results
    .flatMap(({ filePath, messages }) =>
      messages.map(
        ({ line, message, ruleId }) =>
          `${relative(process.cwd(), filePath)}:${line ?? 1} ${ruleId ?? "syntax"}: ${message}`,
      ),
    )
    .join("\n");
