import type { LocalDate } from "@/domain/time/period";
import type { DemoTarget } from "./company";
import { monthFromTurn } from "./world";

/** Months of the story: a year before the turn, the turn's own, half a year and a year after it. */
const timesOf = (turn: LocalDate) => ({
  before: monthFromTurn(turn, -12),
  turn: monthFromTurn(turn, 0),
  later: monthFromTurn(turn, 6),
  next: monthFromTurn(turn, 12),
});

/** みどり通販: the answer rate's first target was reached and followed by a stricter one; the next year's is set already. */
export function midoriTargets(turn: LocalDate): DemoTarget[] {
  const at = timesOf(turn);
  const customer = (target: Omit<DemoTarget, "team" | "person">): DemoTarget => ({
    team: "customer",
    person: "sato",
    ...target,
  });
  const company = (target: Omit<DemoTarget, "team" | "person">): DemoTarget => ({
    team: null,
    person: "admin",
    ...target,
  });
  return [
    customer({ kpi: "answer_rate", low: 0.89, start: at.before, until: at.turn }),
    customer({ kpi: "answer_rate", low: 0.92, start: at.turn }),
    customer({ kpi: "aht_sec", low: 360, high: 380, start: at.turn }),
    customer({ kpi: "first_response_time", high: 7200, start: at.turn }),
    customer({ kpi: "csat_top2", low: 0.82, start: at.turn, until: at.next }),
    customer({ kpi: "csat_top2", low: 0.84, start: at.next, setOn: at.later }),
    company({ kpi: "answer_rate", low: 0.9, start: at.before }),
    company({ kpi: "churn_rate", high: 0.021, start: at.before, until: at.later }),
    company({ kpi: "churn_rate", high: 0.018, start: at.later }),
  ];
}

/** Hayabusa Cloud: first replies within 90 minutes, then within the hour. Money in US cents. */
export function hayabusaTargets(turn: LocalDate): DemoTarget[] {
  const at = timesOf(turn);
  return [
    { team: "support", person: "okafor", kpi: "answer_rate", low: 0.94, start: at.before, until: at.turn },
    { team: "support", person: "okafor", kpi: "answer_rate", low: 0.96, start: at.turn },
    { team: "support", person: "okafor", kpi: "first_response_time", high: 5400, start: at.turn, until: at.later },
    { team: "support", person: "okafor", kpi: "first_response_time", high: 3600, start: at.later },
    { team: "support", person: "okafor", kpi: "csat_top2", low: 0.9, start: at.turn },
    { team: "success", person: "reyes", kpi: "upsell_revenue", low: 1_800_000, start: at.turn },
    { team: null, person: "admin", kpi: "net_revenue_retention", low: 1, start: at.before },
    { team: null, person: "admin", kpi: "churn_rate", high: 0.012, start: at.turn },
  ];
}
