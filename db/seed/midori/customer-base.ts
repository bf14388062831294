import type { Row } from "@/domain/measures/measure";
import { addMonths, type LocalDate } from "@/domain/time/period";
import { countAround, partOf, randomOf } from "../random";
import { dayOf, valueOn, type World } from "../world";

/** Customers on the first of a month: a quantity of its own a date, so that no month needs the one before it computed. */
function customersOn(world: World, start: LocalDate): number {
  const { years } = dayOf(world, start);
  return Math.round(17_900 + 520 * years + 25 * Math.sin(years * 9));
}

/** Readers of the help pages: the FAQ brought half as many again. */
function helpReaders(world: World, start: LocalDate): number {
  const { sinceTurn } = dayOf(world, addMonths(start, 1));
  return sinceTurn <= 0 ? 0.5 : 0.5 + 0.27 * (1 - Math.exp(-sinceTurn / 30));
}

/** One month of みどり通販's customer base; yen. */
export function midoriMonth(world: World, start: LocalDate): Row {
  const middle = dayOf(world, `${start.slice(0, 7)}-15`);
  const random = randomOf(world.key, "base", start);
  const [customers, next] = [customersOn(world, start), customersOn(world, addMonths(start, 1))];
  const churned = Math.round(customers * (valueOn([0.022, 0.019], middle) + 0.0004 * (2 * random() - 1)));
  const orders = countAround(random, customers * 0.34 * (0.6 + 0.4 * middle.season));
  const revenue = Math.round(orders * valueOn([6_760, 6_880], middle) * (1 + 0.01 * (2 * random() - 1)));
  const active = partOf(random, customers, 0.71);
  const readers = Math.round(customers * helpReaders(world, start) * (1 + 0.03 * (2 * random() - 1)));
  return {
    customers_start: customers,
    customers_new: next - customers + churned,
    customers_churned: churned,
    customers_end: next,
    active_customers: active,
    orders,
    revenue,
    gross_margin: Math.round(revenue * valueOn([0.384, 0.389], middle)),
    self_service_resolved: partOf(random, readers, 0.31),
    help_center_users: readers,
    ticket_users: Math.round(customers * valueOn([0.36, 0.325], middle)),
    ...relationship(random, start, middle.years),
  };
}

/** The relationship survey goes out in March, June, September and December. */
function relationship(random: () => number, start: LocalDate, years: number): Row {
  if (Number(start.slice(5, 7)) % 3 !== 0) return {};
  const n = 400 + Math.floor(random() * 60);
  const promoters = partOf(random, n, 0.285 + 0.03 * years);
  const detractors = partOf(random, n - promoters, 0.4 - 0.03 * years);
  return {
    base_nps_promoters: promoters,
    base_nps_passives: n - promoters - detractors,
    base_nps_detractors: detractors,
  };
}
