// ESLint rules of this house only. Each message says what to do instead.

const CLOCK = "Time and chance are arguments here: take ctx.now, ctx.today or a seeded generator from the caller.";
const isName = (node, name) => node.type === "Identifier" && node.name === name;

/** No reading of the clock, no randomness. `new Date(given)` is a value and stays allowed. */
const noClock = {
  create: (context) => ({
    NewExpression(node) {
      if (isName(node.callee, "Date") && node.arguments.length === 0) context.report({ node, message: CLOCK });
    },
    CallExpression(node) {
      if (isName(node.callee, "Date") || isName(node.callee, "randomUUID") || isName(node.callee, "randomBytes"))
        context.report({ node, message: CLOCK });
    },
    MemberExpression(node) {
      const { object, property } = node;
      const read =
        (isName(object, "Date") && isName(property, "now")) ||
        (isName(object, "Math") && isName(property, "random")) ||
        (isName(object, "Temporal") && isName(property, "Now")) ||
        isName(object, "performance");
      if (read || (isName(object, "crypto") && /^random/.test(property.name ?? "")))
        context.report({ node, message: CLOCK });
    },
  }),
};

/** process.env is read in env.ts. NEXT_RUNTIME is none of its settings: the bundler replaces it while building. */
const noEnv = {
  create: (context) => ({
    MemberExpression(node) {
      const isEnv = isName(node.property, "env") || node.property.value === "env";
      const isRuntime = node.parent.type === "MemberExpression" && isName(node.parent.property, "NEXT_RUNTIME");
      if (isName(node.object, "process") && isEnv && !isRuntime)
        context.report({ node, message: "Read settings through env() of env.ts, which checks them." });
    },
    ImportDeclaration(node) {
      if (/^(node:)?process$/.test(node.source.value))
        context.report({ node, message: "Read settings through env() of env.ts, which checks them." });
    },
  }),
};

const PALETTE =
  "slate|gray|zinc|neutral|stone|red|orange|amber|yellow|lime|green|emerald|teal|cyan|sky|blue|indigo|violet|purple|fuchsia|pink|rose|taupe|mauve|mist|olive";
const RAW_COLOUR = new RegExp(
  `#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})(?![\\w-])|\\b(?:rgba?|hsla?|oklch|oklab|lab|lch|hwb)\\(|-(?:(?:${PALETTE})-\\d{2,3}|white|black)(?![\\w-])`,
  "i",
);

/** Every string of a file, whatever it is written in. */
const strings = (visit) => ({
  Literal: (node) => typeof node.value === "string" && visit(node, node.value),
  TemplateElement: (node) => visit(node, node.value.raw),
  JSXText: (node) => visit(node, node.value),
});

/** Colours come from app/tokens.css, so that both themes stay readable. */
const noRawColour = {
  create: (context) =>
    strings((node, text) => {
      const found = RAW_COLOUR.exec(text);
      if (found)
        context.report({
          node,
          message: `"${found[0]}" is a raw colour: use a token of app/tokens.css (bg-surface, text-ink-2, var(--seme)).`,
        });
    }),
};

const RAW_TYPE = /\btext-(?:\[[\d.]+(?:px|rem)\]|(?:xs|sm|base|lg|[2-9]?xl)(?![\w-]))|\bleading-(?:\[[^\]]*\]|\d)/;

/** Sizes and line heights are steps of one scale, so that a page has few of them. */
const typeScale = {
  create: (context) =>
    strings((node, text) => {
      const found = RAW_TYPE.exec(text);
      if (found)
        context.report({
          node,
          message: `"${found[0]}" is no step of the type scale in app/globals.css: text-note, -small, -body, -lead, -title, -figure; leading-figure, -tight, -snug, -normal, -relaxed, -loose.`,
        });
    }),
};

const JAPANESE = /[\u3041-\u3096\u30a1-\u30fa々\u4e00-\u9fff]/u;
const SPOKEN = new Set(["aria-label", "title", "placeholder", "alt", "label"]);

/** Every text a reader sees is in messages/. `allow`: names that are the same in every language. */
const noTexts = {
  meta: { schema: [{ type: "object", properties: { allow: { type: "array", items: { type: "string" } } } }] },
  create(context) {
    const allowed = context.options[0]?.allow ?? [];
    const rest = (text) => allowed.reduce((left, name) => left.replaceAll(name, ""), text);
    const report = (node, text) =>
      context.report({
        node,
        message: `"${text.trim().slice(0, 30)}" is a text: put it in messages/ja and messages/en and read it with t().`,
      });
    return {
      ...strings((node, text) => {
        const english = node.type === "JSXText" && /[A-Za-z]{2}/.test(rest(text));
        if (english || JAPANESE.test(rest(text))) report(node, text);
      }),
      JSXAttribute(node) {
        const text = node.value?.type === "Literal" ? String(node.value.value) : "";
        if (SPOKEN.has(node.name.name) && /[A-Za-z]{2}/.test(rest(text))) report(node, text);
      },
    };
  },
};

/** What browsers have on https and localhost only; over plain HTTP on a company's network it is missing, and the page breaks. */
const SECURE_ONLY = {
  randomUUID: "newId() of app/_lib/new-id.ts",
  clipboard: "app/_lib/clipboard.ts",
  ClipboardItem: "app/_lib/clipboard.ts",
  subtle: "server/: browsers have it on https only",
};

/** Ids and copying go through the one place that also works over plain HTTP. */
const noSecureOnly = {
  create(context) {
    const see = (node, name) =>
      Object.hasOwn(SECURE_ONLY, name ?? "") &&
      context.report({ node, message: `Browsers lack ${name} over plain HTTP: use ${SECURE_ONLY[name]}.` });
    return {
      MemberExpression: ({ property }) => see(property, property.name ?? property.value),
      "ObjectPattern > Property": ({ key }) => see(key, key.name ?? key.value),
      NewExpression: ({ callee }) => see(callee, callee.name),
    };
  },
};

/** A bundler makes several copies of a class, and an object may come from another copy: ours are known by what they carry. */
const noOwnInstanceof = {
  create(context) {
    const own = new Set();
    return {
      ImportDeclaration(node) {
        if (/^(@\/|\.)/.test(node.source.value)) for (const { local } of node.specifiers) own.add(local.name);
      },
      BinaryExpression(node) {
        if (node.operator === "instanceof" && own.has(node.right.name ?? node.right.object?.name)) {
          context.report({
            node,
            message: `instanceof ${context.sourceCode.getText(node.right)} fails where a bundle has a copy of its own: ask by name (troubleOf, isFault, error.name).`,
          });
        }
      },
    };
  },
};

const BOUNDLESS =
  "A text or a list has a longest length, looked at before any rule: build its schema with text(), line(), list() … of domain/bounds.ts.";
/** What of zod needs no bound: it looks at a value of fixed size, or only holds other schemas. */
const UNBOUND = new Set([
  "object",
  "strictObject",
  "looseObject",
  "enum",
  "literal",
  "number",
  "int",
  "boolean",
  "null",
  "uuid",
  "union",
  "discriminatedUnion",
  "partialRecord",
]);

/** Texts and lists are built in domain/bounds.ts: in zod a rule still runs after a failed max(), on text of any length. */
const boundedSchemas = {
  create: (context) => ({
    MemberExpression(node) {
      if (
        node.computed ||
        !isName(node.object, "z") ||
        UNBOUND.has(node.property.name) ||
        /^[A-Z]/.test(node.property.name)
      )
        return;
      context.report({ node, message: BOUNDLESS });
    },
    ImportSpecifier(node) {
      if (node.parent.source.value === "zod" && (node.imported.name !== "z" || node.local.name !== "z"))
        context.report({ node, message: BOUNDLESS });
    },
    "ImportNamespaceSpecifier, ImportDefaultSpecifier"(node) {
      if (/^zod(\/|$)/.test(node.parent.source.value)) context.report({ node, message: BOUNDLESS });
    },
  }),
};

export const house = {
  rules: {
    "bounded-schemas": boundedSchemas,
    "no-own-instanceof": noOwnInstanceof,
    "no-secure-only": noSecureOnly,
    "no-clock": noClock,
    "no-env": noEnv,
    "no-raw-colour": noRawColour,
    "no-texts": noTexts,
    "type-scale": typeScale,
  },
};
