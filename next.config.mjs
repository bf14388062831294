import createNextIntlPlugin from "next-intl/plugin";

const withIntl = createNextIntlPlugin("./app/_lib/intl-request.ts");

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` types the whole repository; a test's types are no reason for `npm start` to fail.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  serverExternalPackages: ["@node-rs/argon2", "postgres", "pino"],
  experimental: { optimizePackageImports: ["@tremor/react"] },
};

export default withIntl(config);
