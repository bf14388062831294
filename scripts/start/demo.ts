import { demoSignIns, seedDemo } from "@/db/seed/index";
import type { AppUrls } from "./database";
import type { Run } from "./run";

/**
 * Makes the demo companies where they are missing and records their days up to yesterday; one look-up each when there
 * is nothing to do. Returns the lines to greet with. A demo that cannot be made keeps nobody from starting.
 */
export async function fillDemo(run: Run, { appUrl }: AppUrls): Promise<string[]> {
  // A local date in the demo's own zone, like every date of the product.
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(new Date());
  try {
    const companies = await seedDemo({
      appUrl,
      today,
      onWork: (slug) => run.report(`Bringing the demo company ${slug} up to yesterday`),
    });
    return demoSignIns(companies.filter(({ state }) => state !== "taken").map(({ slug }) => slug));
  } catch (error) {
    run.report(`The demo companies are not up to date: ${(error as Error).message}`);
    return [];
  }
}
