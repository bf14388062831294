import regexp from "eslint-plugin-regexp";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { house } from "./scripts/check/house-rules.mjs";

const TESTS = ["**/*.test.{ts,tsx}", "e2e/**/*.ts", "**/testing*.ts", "db/testing/**", "server/closed-world/**"];
const lines = (max) => ["error", { max, skipBlankLines: true, skipComments: true }];

// Each exception to "time and chance are arguments" says why it cannot be one.
const CLOCKS = [
  "db/local/**", // starts a server process and waits for it
  "db/connection/containment.ts",
  "db/connection/connection.ts",
  "db/connection/client.ts", // a connection's deadlines
  "db/roles/secrets.ts", // makes passwords
  "db/testing/{tenant,cluster,scratch}.ts", // fresh ids for each test tenant
  "**/*.test.ts",
];
// Who reads the environment before env.ts can: scripts that make it, and the runners of tests.
const ENVIRONMENTS = [
  "env.ts",
  "scripts/**",
  "playwright.config.ts",
  "db/testing/cluster.ts",
  "e2e/**",
  "**/*.test.ts",
];

const OWN_LINK = {
  name: "next/link",
  importNames: ["default"],
  message: "It fetches ahead, a request and more for each link in sight: use Link of app/_components/ui/link.tsx.",
};

/** The house rules a linter can hold (DESIGN 2 and 3). Layers are dependency-cruiser's; what needs types is oxlint's (.oxlintrc.json). */
export default tseslint.config(
  { ignores: ["node_modules/", ".next/", ".data/", "next-env.d.ts", "scripts/check/samples/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" }, plugins: { house, regexp, "react-hooks": reactHooks } },
  {
    files: ["**/*.{ts,tsx,mjs,mts}"],
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-var": "error",
      "prefer-const": "error",
      "no-debugger": "error",
      // Counted on what the formatter writes: a limit is met by moving code apart, never by packing it.
      "max-lines": ["error", { max: 300 }],
      "max-lines-per-function": lines(80),
      "max-params": ["error", 5],
      "no-nested-ternary": "error",
      complexity: ["error", 12],
      "house/no-env": "error",
      "house/no-own-instanceof": "error",
    },
  },
  {
    files: ["**/*.{ts,tsx,mts}"],
    extends: [tseslint.configs.base],
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/ban-ts-comment": "error",
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  // A regular expression's work grows with its text, never with the text's square. Tests read what we wrote ourselves.
  {
    files: ["**/*.{ts,tsx,mjs,mts}"],
    ignores: TESTS,
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "certain" }],
      "regexp/no-super-linear-move": ["error", { report: "certain" }],
    },
  },
  {
    files: ["{domain,db,server,app}/**/*.{ts,tsx}"],
    ignores: [...TESTS, "domain/bounds.ts"],
    rules: { "house/bounded-schemas": "error" },
  },
  { files: ["domain/**", "db/**"], ignores: CLOCKS, rules: { "house/no-clock": "error" } },
  { files: ENVIRONMENTS, rules: { "house/no-env": "off" } },
  {
    files: ["app/**/*.{ts,tsx}"],
    ignores: TESTS,
    rules: {
      "house/no-raw-colour": "error",
      "house/no-secure-only": "error",
      "house/type-scale": "error",
      "no-restricted-imports": ["error", { paths: [OWN_LINK] }],
      "house/no-texts": ["error", { allow: ["転換", "Tenkan", "日本語", "English"] }],
      // Those two only: the others run the React compiler over every file, which doubles the time.
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
    },
  },
  { files: ["app/_components/ui/link.tsx"], rules: { "no-restricted-imports": "off" } },
  { files: ["app/_lib/clipboard.ts"], rules: { "house/no-secure-only": "off" } },
  // Drawn where not even the messages could be loaded: both languages stand in it.
  { files: ["app/global-error.tsx"], rules: { "house/no-texts": "off" } },
  // Markup is a line an element and a line a long attribute.
  { files: ["**/*.tsx"], rules: { "max-lines-per-function": lines(110) } },
  { files: ["app/**/page.tsx"], rules: { "max-lines": ["error", { max: 80 }] } },
  // A describe callback is a chapter, not a function.
  {
    files: TESTS,
    rules: {
      "max-lines": ["error", { max: 450 }],
      "max-lines-per-function": "off",
      "house/no-own-instanceof": "off",
    },
  },
);
