import type { Row } from "@/domain/measures/measure";
import type { ChannelProfile } from "./channel-profile";
import { evenly, partOf, splitOf } from "../random";
import { type Day, valueOn } from "../world";

/** What customers answered to the questions sent after a day's contacts. */
export function surveyOf(random: () => number, { survey }: ChannelProfile, day: Day, handled: number): Row {
  const sent = partOf(random, handled, survey.sent);
  const responses = partOf(random, sent, valueOn(survey.answer, day));
  const satisfied = partOf(random, responses, valueOn(survey.satisfied, day), evenly(day.sinceTurn + 10_000));
  return {
    surveys_sent: sent,
    ...(survey.spread
      ? spreadOf(random, responses, satisfied)
      : { csat_responses: responses, csat_satisfied: satisfied }),
    ...npsOf(random, survey, day, sent),
    ...cesOf(random, survey, day, responses),
  };
}

/** Answers 4 and 5 add up to the satisfied ones. */
function spreadOf(random: () => number, responses: number, satisfied: number): Row {
  const [four = 0, five = 0] = splitOf(random, satisfied, [0.55, 0.45]);
  const [one = 0, two = 0, three = 0] = splitOf(random, responses - satisfied, [0.18, 0.24, 0.58]);
  return { csat_1: one, csat_2: two, csat_3: three, csat_4: four, csat_5: five };
}

const isSurveyDay = ({ weekday, date }: Day) => weekday === 3 && date.slice(8) >= "08" && date.slice(8) <= "14";

function npsOf(random: () => number, { nps }: ChannelProfile["survey"], day: Day, sent: number): Row {
  if (!nps || !isSurveyDay(day)) return {};
  const n = Math.min(sent, nps.n);
  const promoters = Math.min(n, Math.round(n * valueOn(nps.promoters, day) + random() - 0.5));
  const detractors = Math.min(n - promoters, Math.round(n * valueOn(nps.detractors, day) + random() - 0.5));
  return { nps_promoters: promoters, nps_passives: n - promoters - detractors, nps_detractors: detractors };
}

function cesOf(random: () => number, { ces }: ChannelProfile["survey"], day: Day, responses: number): Row {
  if (!ces) return {};
  const counts = [0, 0, 0, 0, 0, 0, 0];
  const mean = valueOn(ces.mean, day);
  for (let i = partOf(random, responses, ces.share); i > 0; i -= 1) {
    const code = Math.min(7, Math.max(1, Math.round(mean + 0.15 + 2.6 * (random() + random() + random() - 1.5))));
    counts[code - 1] = (counts[code - 1] ?? 0) + 1;
  }
  return Object.fromEntries(counts.map((count, i) => [`ces_${i + 1}`, count]));
}
