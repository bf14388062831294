import { type Browser, chromium, type Page } from "@playwright/test";
import { findBrowser } from "../test/browser";
import { median, quantile } from "./measure";
import { heading, kilobytes, valueLine } from "./print";
import { type Site, visitors } from "./overview";

const LOADS = 5;
const DEVICES = [
  { name: "1440 × 900", viewport: { width: 1440, height: 900 }, slower: 1 },
  { name: "phone 390 × 844, CPU four times slower", viewport: { width: 390, height: 844 }, slower: 4 },
];
type Device = (typeof DEVICES)[number];
interface Loaded {
  lcp: number;
  bytes: number;
}

/** Largest contentful paint of two pages in Chromium, nothing cached, on the machine's own network. */
export async function paints(site: Site, report: (line: string) => void): Promise<void> {
  heading(`Largest contentful paint in Chromium, ${LOADS} loads with an empty cache, no network delay`);
  const browser = await chromium.launch({
    executablePath: findBrowser(process.env, report),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  const [lead] = await visitors(site, 1);
  for (const device of DEVICES) {
    for (const { name, path, cookie } of [
      { name: "/sign-in", path: "/sign-in", cookie: "" },
      { name: "the dashboard", path: `/${site.company.slug}`, cookie: lead?.cookie ?? "" },
    ]) {
      const loads: Loaded[] = [];
      for (let load = -1; load < LOADS; load += 1) {
        const one = await loaded(browser, device, { url: `${site.served.origin}${path}`, cookie });
        if (load >= 0) loads.push(one);
      }
      const times = loads.map(({ lcp }) => lcp);
      valueLine(
        `${name}, ${device.name}`,
        `median ${median(times).toFixed(0)} ms (${quantile(times, 0).toFixed(0)} to ${quantile(times, 1).toFixed(0)}), scripts loaded ${kilobytes(median(loads.map(({ bytes }) => bytes)))}`,
      );
    }
  }
  lead?.close();
  await browser.close();
}

async function loaded(
  browser: Browser,
  { viewport, slower }: Device,
  { url, cookie }: { url: string; cookie: string },
): Promise<Loaded> {
  const context = await browser.newContext({ viewport, locale: "ja-JP" });
  const [name = "", ...value] = cookie.split("=");
  if (cookie) await context.addCookies([{ name, value: value.join("="), url }]);
  const page = await context.newPage();
  const bytes = await scriptBytes(page, slower);
  await page.goto(url, { waitUntil: "networkidle" });
  if (new URL(page.url()).pathname !== new URL(url).pathname) throw new Error(`${url} led to ${page.url()}`);
  const lcp = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? NaN)).observe({
          type: "largest-contentful-paint",
          buffered: true,
        });
      }),
  );
  await context.close();
  return { lcp, bytes: bytes() };
}

/** Slows the page's CPU down and counts what its scripts weigh on the wire. */
async function scriptBytes(page: Page, slower: number): Promise<() => number> {
  const tools = await page.context().newCDPSession(page);
  await tools.send("Network.enable");
  await tools.send("Emulation.setCPUThrottlingRate", { rate: slower });
  const [scripts, sizes] = [new Set<string>(), new Map<string, number>()];
  tools.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (type === "Script" || response.mimeType.includes("javascript")) scripts.add(requestId);
  });
  tools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength));
  return () => [...scripts].reduce((sum, id) => sum + (sizes.get(id) ?? 0), 0);
}
