/** Profit-centre arithmetic, DOMAIN section 4. Money in yen, times in seconds or hours as named, shares 0..1. Nothing is rounded. */

export type Capacity = {
  readonly ahtSec: number;
  /** Workload ÷ staffed time. */
  readonly occupancy: number;
  /** Staffed time ÷ paid time (utilisation). */
  readonly availability: number;
  readonly hourlyYen: number;
};
export type HandlingHours = { readonly handleHours: number; readonly staffedHours: number; readonly paidHours: number };

/** Hours that must be paid so that `volume` contacts get handled; null when a share is not positive [techtarget-occ, wfmlabs]. */
export function hoursFor(volume: number, c: Capacity): HandlingHours | null {
  if (c.occupancy <= 0 || c.availability <= 0) return null;
  const handleHours = (volume * c.ahtSec) / 3600;
  const staffedHours = handleHours / c.occupancy;
  return { handleHours, staffedHours, paidHours: staffedHours / c.availability };
}

export type SupportCost = HandlingHours & {
  readonly labourYen: number;
  readonly totalYen: number;
  readonly perContactYen: number | null;
  readonly labourPerContactYen: number | null;
};

/** Cost of support = paid hours × loaded rate + other cost (4.1, `cost.support`). */
export function supportCost(p: Capacity & { volume: number; otherCostYen: number }): SupportCost | null {
  const hours = hoursFor(p.volume, p);
  if (!hours) return null;
  const labourYen = hours.paidHours * p.hourlyYen;
  const totalYen = labourYen + p.otherCostYen;
  const each = (yen: number): number | null => (p.volume > 0 ? yen / p.volume : null);
  return { ...hours, labourYen, totalYen, perContactYen: each(totalYen), labourPerContactYen: each(labourYen) };
}

/** Yen an hour really costs: (pay + employer's share) ÷ annual hours (4.2). The share changes every year: always an input. */
export function loadedRate(p: { annualPayYen: number; employerRate: number; annualHours: number }): {
  employerYen: number;
  hourlyYen: number | null;
} {
  const employerYen = p.annualPayYen * p.employerRate;
  return { employerYen, hourlyYen: p.annualHours > 0 ? (p.annualPayYen + employerYen) / p.annualHours : null };
}

/** Hours a team spends on one thing in a month, and what they cost. */
export function teamTime(p: { people: number; hoursPerDay: number; workdays: number; hourlyYen: number }): {
  hours: number;
  yen: number;
} {
  const hours = p.people * p.hoursPerDay * p.workdays;
  return { hours, yen: hours * p.hourlyYen };
}

/** Agent effort per chat: customer-side handle time ÷ chats held at once (`aht.chat_concurrency`). null without a denominator. */
export function agentTimePerChat(activeSec: number, handled: number, concurrency: number): number | null {
  return handled > 0 && concurrency > 0 ? activeSec / handled / concurrency : null;
}

/** Share of bot sessions that did not reach an agent. It counts hanging up as success: show true_deflection beside it. */
export function botContainment(sessions: number, handedToAgent: number): number | null {
  return sessions > 0 ? (sessions - handedToAgent) / sessions : null;
}

export type DeflectionSaving = {
  readonly netContacts: number;
  readonly handleHours: number;
  readonly paidHours: number;
  /** Time set free. Not money until somebody decides what is no longer paid. */
  readonly capacityYen: number;
  /** The part really not paid (`realisedShare`). */
  readonly cashYen: number;
};

/** Contacts avoided, less those that leak to other channels, as capacity and as cash (4.3, `saving.deflection`). */
export function deflectionSaving(
  p: Capacity & { grossReduction: number; leak: number; realisedShare: number },
): DeflectionSaving | null {
  const netContacts = p.grossReduction * (1 - p.leak);
  const hours = hoursFor(netContacts, p);
  if (!hours) return null;
  const capacityYen = hours.paidHours * p.hourlyYen;
  return {
    netContacts,
    handleHours: hours.handleHours,
    paidHours: hours.paidHours,
    capacityYen,
    cashYen: capacityYen * p.realisedShare,
  };
}

export type RetentionValue = {
  readonly savedInFirstMonth: number;
  readonly customerMonths: number;
  readonly marginYen: number;
  readonly attributedYen: number;
};

/**
 * Customer-months gained in `months` by a lower monthly churn, constant base without new sales (4.4):
 * Σ N·((1−c1)^k − (1−c0)^k). Use this OR saved customers × LTV, never both: it is the same money.
 */
export function retentionValue(p: {
  customers: number;
  churnBefore: number;
  churnAfter: number;
  arpaMonthYen: number;
  margin: number;
  months: number;
  attribution: number;
}): RetentionValue {
  let customerMonths = 0;
  for (let k = 1; k <= p.months; k++)
    customerMonths += p.customers * ((1 - p.churnAfter) ** k - (1 - p.churnBefore) ** k);
  const marginYen = customerMonths * p.arpaMonthYen * p.margin;
  return {
    savedInFirstMonth: p.customers * (p.churnBefore - p.churnAfter),
    customerMonths,
    marginYen,
    attributedYen: marginYen * p.attribution,
  };
}

/** Upsell above what would have been sold anyway (4.5); a holdout group is the honest baseline. */
export function upsellValue(p: {
  offers: number;
  conversion: number;
  baseline: number;
  dealYen: number;
  margin: number;
}): {
  grossRevenueYen: number;
  grossMarginYen: number;
  incrementalMarginYen: number;
} {
  const grossRevenueYen = p.offers * p.conversion * p.dealYen;
  return {
    grossRevenueYen,
    grossMarginYen: grossRevenueYen * p.margin,
    incrementalMarginYen: p.offers * (p.conversion - p.baseline) * p.dealYen * p.margin,
  };
}

/** What support sold, as a share of what it cost in the same time (4.5); null without a cost. 1: it carries itself. */
export function costCovered(soldMinor: number, costMinor: number): number | null {
  return costMinor > 0 ? soldMinor / costMinor : null;
}
