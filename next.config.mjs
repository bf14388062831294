import createNextIntlPlugin from "next-intl/plugin";

const withIntl = createNextIntlPlugin({
  requestConfig: "./app/_lib/intl-request.ts",
  // Texts are parsed when the product is built, not at every request; the browser gets no parser.
  experimental: { messages: { format: "json", path: "./messages", locales: "infer", precompile: true } },
});

/** On every answer; pages get their content security policy from proxy.ts. Browsers heed HSTS on https only. */
const SECURED = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Strict-Transport-Security", value: "max-age=31536000" },
];
const API = [{ key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" }];
const UNKEPT = [{ key: "Cache-Control", value: "private, no-store" }];

/** Pages whose URL holds a secret: it goes to nobody, and into no index. */
const SECRET = [
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "X-Robots-Tag", value: "noindex, nofollow" },
];

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` types the whole repository; a test's types are no reason for `npm start` to fail.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  serverExternalPackages: ["@node-rs/argon2", "postgres", "pino", "esbuild"],
  headers: async () => [
    { source: "/:path*", headers: SECURED },
    { source: "/api/:path*", headers: API },
    // Texts are everybody's, at an address that names their content.
    { source: "/api/((?!texts/).*)", headers: UNKEPT },
    { source: "/:page(join|reset|confirm-address|confirm-sign-up)/:path*", headers: SECRET },
  ],
  experimental: { optimizePackageImports: ["@tremor/react"] },
};

export default withIntl(config);
