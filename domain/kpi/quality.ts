import { ASYNC_CHANNELS, CHANNEL_KINDS } from "@/domain/measures/channel";
import { fraction, type Fraction, type KpiBody, type Variants } from "@/domain/kpi/spec";

const every = { group: "quality", source: "record", channels: CHANNEL_KINDS } as const;
const csat = { ...every, goodWhen: "up" } as const;

/** CES 2.0 is 1-7 agreement (high = easy), CES 1.0 is 1-5 effort (low = easy): DOMAIN 1.3. One tenant, one scale. */
const ces = { ...every, variantOf: (v: Variants) => v.cesScale } as const;
const seven = (v: Variants): boolean => v.cesScale === "1-7";

const cesMean = (v: Variants): Fraction =>
  seven(v)
    ? { top: { ces_sum: 1 }, bottom: { ces_responses: 1 } }
    : { top: { ces5_sum: 1 }, bottom: { ces5_responses: 1 } };

/** Share that found it easy: answers 5-7 of seven, or low effort 1-2 of five. Up is better on both scales. */
const cesEasy = (v: Variants): Fraction =>
  seven(v)
    ? { top: { ces_5: 1, ces_6: 1, ces_7: 1 }, bottom: { ces_responses: 1 } }
    : { top: { ces_1: 1, ces_2: 1 }, bottom: { ces5_responses: 1 } };

/** %easy (6-7, or 1-2) minus %hard (1-3, or 4-5), in points. The five-point form is OURS. */
const cesIndex = (v: Variants): Fraction =>
  seven(v)
    ? { top: { ces_6: 1, ces_7: 1, ces_1: -1, ces_2: -1, ces_3: -1 }, bottom: { ces_responses: 1 }, scale: 100 }
    : { top: { ces_1: 1, ces_2: 1, ces_4: -1, ces_5: -1 }, bottom: { ces5_responses: 1 }, scale: 100 };

/** DOMAIN 1.3 and pillar 2 of section 2. */
export const QUALITY = {
  fcr: fraction({
    ...every,
    unit: "ratio",
    goodWhen: "up",
    sources: ["izzchat-fcr", "altius-fcr"],
    of: { top: { resolved_first_contact: 1 }, bottom: { fcr_eligible: 1 } },
  }),
  // Events of the period: a reopened case may have been closed in an earlier one.
  reopen_rate: fraction({
    ...every,
    events: true,
    channels: ["phone", ...ASYNC_CHANNELS],
    unit: "ratio",
    goodWhen: "down",
    sources: ["samdesk-reopen", "codingace"],
    of: { top: { reopened: 1 }, bottom: { resolved: 1 } },
  }),
  csat_top2: fraction({
    ...csat,
    unit: "ratio",
    sources: ["kicue", "delighted-csat"],
    of: { top: { csat_satisfied: 1 }, bottom: { csat_responses: 1 } },
  }),
  csat_mean: fraction({
    ...csat,
    unit: "score",
    sources: ["kicue"],
    of: { top: { csat_sum: 1 }, bottom: { csat_responses: 1 } },
  }),
  // (mean − 1) ÷ 4, so that 1 is 0 % and 5 is 100 %: the golden value; DOMAIN's text says Σcode ÷ max.
  csat_normalised: fraction({
    ...csat,
    unit: "ratio",
    sample: { csat_responses: 1 },
    sources: ["smartsurvey"],
    of: { top: { csat_sum: 1, csat_responses: -1 }, bottom: { csat_responses: 4 } },
  }),
  // Passives stay in the denominator. After contact only; the relationship survey is nps_relationship.
  nps: fraction({
    ...every,
    unit: "points",
    goodWhen: "up",
    sources: ["emotion-tech", "cybaea"],
    of: { top: { nps_promoters: 1, nps_detractors: -1 }, bottom: { nps_responses: 1 }, scale: 100 },
  }),
  nps_relationship: fraction({
    group: "quality",
    source: "base",
    channels: "base",
    unit: "points",
    goodWhen: "up",
    sources: ["emotion-tech", "cybaea"],
    of: {
      top: { base_nps_promoters: 1, base_nps_detractors: -1 },
      bottom: { base_nps_promoters: 1, base_nps_passives: 1, base_nps_detractors: 1 },
      scale: 100,
    },
  }),
  ces_mean: fraction({
    ...ces,
    unit: "score",
    goodWhen: "up",
    goodWhenOf: (v) => (seven(v) ? "up" : "down"),
    sources: ["nicereply"],
    of: cesMean,
  }),
  ces_top3: fraction({ ...ces, unit: "ratio", goodWhen: "up", sources: ["zonka"], of: cesEasy }),
  ces_index: fraction({ ...ces, unit: "points", goodWhen: "up", sources: ["cys-ces7"], of: cesIndex }),
  survey_response_rate: fraction({
    ...every,
    unit: "ratio",
    goodWhen: "up",
    sources: ["GK"],
    of: { top: { survey_responses: 1 }, bottom: { surveys_sent: 1 } },
  }),
  quality_score: fraction({
    ...every,
    unit: "ratio",
    goodWhen: "up",
    sample: "none",
    sources: ["GK", "hdi-base"],
    of: { top: { quality_points: 1 }, bottom: { quality_max_points: 1 } },
  }),
  // Contacts we started, among all contacts: theirs and ours.
  proactive_share: fraction({
    ...every,
    unit: "ratio",
    goodWhen: "up",
    sources: ["OURS"],
    of: { top: { proactive_contacts: 1 }, bottom: { contacts: 1, proactive_contacts: 1 } },
  }),
} as const satisfies Record<string, KpiBody>;
