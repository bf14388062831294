import {
  businessDays,
  businessMinutes,
  calendarMinutes,
  JAPANESE_OFFICE,
  type WorkCalendar,
} from "@/domain/time/work-calendar";
import { shareWithin, spreadOf } from "@/domain/statistics/distribution";
import { DomainError } from "@/domain/errors";
import { firstResponseTime, resolutionTimes } from "@/domain/inquiries/times";
import {
  addMonths,
  bucketOf,
  bucketStart,
  DEFAULT_CALENDAR,
  fiscalQuarterOf,
  fiscalYearOf,
  today,
} from "@/domain/time/period";
import { bucketLabel } from "@/domain/time/label";
import { parseDate } from "@/domain/time/parse-date";
import { parseNumber, type NumberUnit } from "@/domain/format/parse-number";
import type { Adapter, Inputs } from "@/scripts/golden/case";
import { plain } from "@/scripts/golden/kpi-adapters";

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** "Mon-Fri" → ISO weekdays. */
function workdaysOf(text: string): number[] {
  const [first = 0, last = 0] = text.split("-").map((name) => WEEKDAYS.indexOf(name) + 1);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function instant(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new DomainError("invalid_date", { date: text });
  return date;
}

function spreadOfMinutes(inputs: Inputs) {
  const minutes = inputs.numbers("minutes");
  const spread = spreadOf(minutes);
  return {
    mean: spread?.mean ?? null,
    median: spread?.median ?? null,
    p90_linear_type7: spread?.p90 ?? null,
    p90_nearest_rank: spread?.p90NearestRank ?? null,
    within_sla: shareWithin(minutes, inputs.num("sla_minutes")),
  };
}

/** Single response times, times with opening hours, or replies of which one is automatic. */
export const firstResponse: Adapter = (inputs, readText) => {
  if (inputs.has("minutes")) return spreadOfMinutes(inputs);
  if (inputs.has("received_min", "human_reply_min")) {
    const replies = [{ at: inputs.num("human_reply_min"), automatic: false }];
    if (inputs.has("auto_reply_min")) replies.push({ at: inputs.num("auto_reply_min"), automatic: true });
    return { first_response_min: firstResponseTime(inputs.num("received_min"), replies) };
  }
  if (!inputs.has("received", "first_reply")) return plain("first_response_time")(inputs, readText);
  const [received, reply] = [instant(inputs.text("received")), instant(inputs.text("first_reply"))];
  const [open = "", close = ""] = inputs.text("business_hours").split("-");
  const work: WorkCalendar = {
    ...JAPANESE_OFFICE,
    workdays: workdaysOf(inputs.text("workdays")),
    holidays: inputs.list("holidays").map(String),
  };
  return {
    business_minutes: businessMinutes(received, reply, { hours: [{ open, close }], work, zone: DEFAULT_CALENDAR.zone }),
    calendar_minutes: calendarMinutes(received, reply),
  };
};

export const resolution: Adapter = (inputs, readText) => {
  if (inputs.has("created_min", "first_solved_min")) {
    const last = inputs.optional("final_solved_min");
    const times = resolutionTimes(inputs.num("created_min"), [
      inputs.num("first_solved_min"),
      ...(last === null ? [] : [last]),
    ]);
    return { first_resolution_min: times.first, full_resolution_min: times.full };
  }
  if (!inputs.has("created", "resolved") || typeof inputs.raw.created !== "string")
    return plain("resolution_time")(inputs, readText);
  return { valid: calendarMinutes(instant(inputs.text("created")), instant(inputs.text("resolved"))) !== null };
};

export const fiscalYear: Adapter = (inputs) => {
  const cal = { ...DEFAULT_CALENDAR, fiscalStartMonth: inputs.num("fy_start_month") };
  const date = today(instant(inputs.text("instant")), inputs.text("tz"));
  const start = bucketStart(date, "quarter", cal);
  return {
    fiscal_year: fiscalYearOf(date, cal),
    fiscal_quarter: fiscalQuarterOf(date, cal),
    label_ja: bucketLabel(start, "quarter", cal, "ja"),
    label_en: bucketLabel(start, "quarter", cal, "en"),
  };
};

export const week: Adapter = (inputs) => ({
  week_start_sunday: bucketStart(inputs.text("date"), "week", { ...DEFAULT_CALENDAR, weekStart: "sunday" }),
  week_start_monday: bucketStart(inputs.text("date"), "week", { ...DEFAULT_CALENDAR, weekStart: "monday" }),
});

/** Working days of months, and of each fiscal year they lie in. */
export const workingDays: Adapter = (inputs) => {
  const firsts = inputs.list("months").map((month) => `${String(month)}-01`);
  const years = firsts.map((first) => [
    `fy${fiscalYearOf(first, DEFAULT_CALENDAR)}_total`,
    businessDays(bucketOf(first, "fiscal_year", DEFAULT_CALENDAR), JAPANESE_OFFICE),
  ]);
  return {
    business_days: firsts.map((from) => businessDays({ from, until: addMonths(from, 1) }, JAPANESE_OFFICE)),
    ...Object.fromEntries(years),
  };
};

export const number: Adapter = (inputs) => {
  const parsed = parseNumber(inputs.text("text"), inputs.has("unit") ? (inputs.text("unit") as NumberUnit) : undefined);
  return { value: parsed.ok ? parsed.value : "error" };
};

export const date: Adapter = (inputs) => {
  const parsed = parseDate(inputs.text("text"));
  return { iso: parsed.ok ? parsed.value : "error" };
};
