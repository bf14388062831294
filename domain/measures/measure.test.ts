import { describe, expect, it } from "vitest";
import { CHANNEL_KINDS, voiceShare } from "@/domain/measures/channel";
import {
  basicMeasuresOf,
  BASE_MEASURES,
  DERIVED,
  DERIVED_IDS,
  evaluateExpr,
  isMeasureId,
  ISSUE_CODES,
  measuresOf,
  MEASURES,
  RECORD_MEASURES,
  resolve,
  unexplainedOffered,
  unusualValues,
  validateBase,
  validateRecord,
  valueOf,
  type Expr,
  type Issue,
  type Row,
} from "@/domain/measures/measure";

const codes = (issues: readonly Issue[]): string[] => issues.map((issue) => `${issue.severity}:${issue.code}`);

describe("the registry", () => {
  it("asks a channel only for what it has", () => {
    expect(basicMeasuresOf("phone").map((m) => m.id)).toEqual([
      "offered",
      "answered",
      "abandoned",
      "answered_in_threshold",
      "handle_sec",
      "resolved_first_contact",
      "csat_responses",
      "csat_satisfied",
    ]);
    expect(basicMeasuresOf("email").map((m) => m.id)).toEqual([
      "received",
      "handled",
      "handle_sec",
      "resolved_first_contact",
      "csat_responses",
      "csat_satisfied",
    ]);
    const email = measuresOf("email").map((m) => m.id);
    expect(email).toContain("first_response_sec");
    expect(email).not.toContain("abandoned");
    // The footnote of DOMAIN 1.5: phone cases that stay open have a backlog, but no written first reply.
    const phone = measuresOf("phone").map((m) => m.id);
    expect(phone).toContain("backlog_closing");
    expect(phone).not.toContain("first_responses");
    expect(phone).not.toContain("received");
  });

  it("gives every record measure a channel and no base measure one", () => {
    expect(RECORD_MEASURES.filter((m) => m.channels.length === 0)).toEqual([]);
    expect(BASE_MEASURES.filter((m) => m.channels.length > 0)).toEqual([]);
    expect(Object.keys(MEASURES)).toHaveLength(RECORD_MEASURES.length + BASE_MEASURES.length);
    for (const kind of CHANNEL_KINDS) expect(measuresOf(kind).length).toBeGreaterThan(30);
  });

  it("derives only from measures that exist", () => {
    const measured = (expr: Expr): string[] =>
      "coalesce" in expr ? expr.coalesce.flatMap(measured) : expr.sum.map((part) => part.measure);
    for (const id of DERIVED_IDS)
      expect(
        measured(DERIVED[id].expr).filter((m) => !isMeasureId(m)),
        id,
      ).toEqual([]);
  });
});

describe("derived measures", () => {
  it("prefer the detailed recording and fall back to the summary", () => {
    expect(valueOf("handle_sec", { talk_sec: 100, hold_sec: 0, acw_sec: 20, handle_sec: 999 })).toBe(120);
    expect(valueOf("handle_sec", { talk_sec: 100, hold_sec: null, acw_sec: 20, handle_sec: 999 })).toBe(999);
    expect(valueOf("handle_sec", { talk_sec: 100 })).toBeNull();
    expect(valueOf("handled", { answered: 7 })).toBe(7);
    expect(valueOf("contacts", { offered: 0, received: 5 })).toBe(0);
    expect(valueOf("csat_responses", { csat_1: 0, csat_2: 0, csat_3: 1, csat_4: 2, csat_5: 3 })).toBe(6);
    expect(valueOf("csat_satisfied", { csat_satisfied: 4 })).toBe(4);
    expect(valueOf("ces_sum", { ces_1: 1, ces_2: 0, ces_3: 0, ces_4: 0, ces_5: 0, ces_6: 0, ces_7: 2 })).toBe(15);
    expect(valueOf("nps_detractors", { nps_0: 1, nps_1: 1, nps_2: 1, nps_3: 1, nps_4: 1, nps_5: 1, nps_6: 1 })).toBe(7);
  });

  it("leave half a cost blank rather than cheap", () => {
    expect(valueOf("total_cost", { labour_cost: 100 })).toBeNull();
    expect(valueOf("total_cost", { labour_cost: 100, other_cost: 0 })).toBe(100);
    expect(valueOf("total_cost", { total_cost: 80 })).toBe(80);
  });

  it("fill in stocks from flows only when all of them are known", () => {
    const row: Row = { backlog_opening: 120, created: 340, reopened: 25, resolved: 360, cancelled: 20 };
    expect(valueOf("backlog_closing", row)).toBe(105);
    expect(valueOf("backlog_closing", { ...row, cancelled: null })).toBeNull();
    expect(valueOf("customers_kept", { customers_start: 100, customers_churned: 10 })).toBe(90);
  });

  it("resolve() agrees with valueOf() and stays the same when applied twice", () => {
    const row: Row = {
      offered: 10,
      answered: 8,
      csat_4: 1,
      csat_5: 2,
      csat_1: 0,
      csat_2: 0,
      csat_3: 0,
      labour_cost: 5,
    };
    const once = resolve(row);
    for (const id of DERIVED_IDS) expect(once[id], id).toBe(valueOf(id, row));
    expect(resolve(once)).toEqual(once);
    expect(evaluateExpr({ sum: [] }, {})).toBe(0);
  });
});

describe("validateRecord", () => {
  it("accepts a sound record", () => {
    expect(
      validateRecord(
        "phone",
        {
          offered: 100,
          answered: 90,
          abandoned: 10,
          answered_in_threshold: 80,
          handle_sec: 5000,
          csat_responses: 10,
          csat_satisfied: 9,
        },
        "1-7",
      ),
    ).toEqual([]);
    expect(validateRecord("phone", {}, "1-7")).toEqual([]);
    expect(validateRecord("phone", { offered: 0, answered: 0, abandoned: 0 }, "1-7")).toEqual([]);
  });

  it.each<[Row, string]>([
    [{ offered: 10, answered: 11 }, "error:answered_over_offered"],
    [{ offered: 10, abandoned: 11 }, "error:abandoned_over_offered"],
    [{ offered: 10, answered: 8, abandoned: 3 }, "error:answered_plus_abandoned_over_offered"],
    [{ offered: 10, answered: 8, abandoned: 1 }, "warning:offered_gap"],
    [{ answered: 8, answered_in_threshold: 9 }, "error:in_threshold_over_answered"],
    [{ abandoned: 3, abandoned_short: 4 }, "error:short_over_abandoned"],
    [{ abandoned: 3, abandoned_in_threshold: 4 }, "error:abandoned_in_threshold_over_abandoned"],
    [{ offered: 3, unique_contacting_customers: 4 }, "error:unique_over_contacts"],
    [{ offered: 3, handled: 4 }, "warning:handled_over_contacts"],
    [{ fcr_eligible: 3, resolved_first_contact: 4 }, "error:first_contact_over_eligible"],
    [{ answered: 3, resolved_first_contact: 4 }, "error:first_contact_over_handled"],
    [{ handled: 3, fcr_eligible: 4 }, "warning:eligible_over_handled"],
    [{ handled: 3, transferred: 4 }, "warning:transferred_over_handled"],
    [{ handled: 3, escalated: 4 }, "warning:escalated_over_handled"],
    [{ offers: 3, offers_won: 4 }, "warning:won_over_offers"],
    [{ csat_responses: 3, csat_satisfied: 4 }, "error:satisfied_over_responses"],
    [{ surveys_sent: 3, csat_responses: 4 }, "error:answers_over_sent"],
    [{ surveys_sent: 3, nps_promoters: 4, nps_passives: 0, nps_detractors: 0 }, "error:answers_over_sent"],
    [{ ces_responses: 2, ces_sum: 15 }, "error:ces_sum_out_of_scale"],
    [{ ces_responses: 2, ces_sum: 1 }, "error:ces_sum_out_of_scale"],
    [
      { csat_responses: 4, csat_1: 0, csat_2: 0, csat_3: 0, csat_4: 0, csat_5: 5 },
      "error:summary_differs_from_distribution",
    ],
    [{ nps_promoters: 4, nps_9: 1, nps_10: 2 }, "error:summary_differs_from_distribution"],
    [{ talk_sec: 10, hold_sec: 0, acw_sec: 5, handle_sec: 16 }, "error:summary_differs_from_parts"],
    [{ labour_cost: 10, other_cost: 1, total_cost: 12 }, "error:summary_differs_from_parts"],
    [{ quality_points: 11, quality_max_points: 10 }, "error:points_over_maximum"],
    [{ absent_sec: 11, scheduled_sec: 10 }, "error:absent_over_scheduled"],
    [{ productive_sec: 11, paid_sec: 10 }, "warning:productive_over_paid"],
    [{ idle_sec: 11, paid_sec: 10 }, "error:idle_over_paid"],
    [
      { backlog_opening: 1, created: 1, reopened: 0, resolved: 1, cancelled: 0, backlog_closing: 2 },
      "warning:backlog_does_not_add_up",
    ],
  ])("%j → %s", (row, code) => expect(codes(validateRecord("phone", row, "1-7"))).toEqual([code]));

  it.each<[Row, string]>([
    [{ received: 3, first_responses: 4 }, "warning:first_responses_over_received"],
    [{ first_responses: 3, first_response_in_sla: 4 }, "error:in_sla_over_first_responses"],
    [{ abandoned: 1 }, "error:not_of_this_channel"],
  ])("e-mail: %j → %s", (row, code) => expect(codes(validateRecord("email", row, "1-7"))).toEqual([code]));

  it.each<[number, string]>([
    [-1, "negative"],
    [1.5, "not_an_integer"],
    [NaN, "not_an_integer"],
    [Infinity, "not_an_integer"],
    [2 ** 53, "not_an_integer"],
    [1e10, "too_large"],
  ])("refuses %d alone, without piling relations on it", (value, code) =>
    expect(codes(validateRecord("phone", { offered: value, answered: 5 }, "1-7"))).toEqual([`error:${code}`]),
  );

  it("names the cell the limit came from", () => {
    expect(validateRecord("email", { received: 3, handled: 4 }, "1-7")[0]).toMatchObject({
      measure: "handled",
      params: { value: 4, limit: 3, other: "received" },
    });
    const effort = { offered: 100, ces_1: 1, ces_2: 1, ces_3: 1, ces_4: 1, ces_5: 1 };
    expect(validateRecord("phone", { ...effort, ces_6: 9 }, "1-5")).toMatchObject([
      { measure: "ces_6", code: "not_on_this_scale", severity: "error", params: { value: 9 } },
    ]);
    expect(codes(validateRecord("phone", { ...effort, ces_7: 1 }, "1-5"))).toEqual(["error:not_on_this_scale"]);
    expect([
      validateRecord("phone", { ...effort, ces_6: 0, ces_7: 0 }, "1-5"),
      validateRecord("phone", { ...effort, ces_6: 9 }, "1-7"),
    ]).toEqual([[], []]);
    expect(
      [
        [51, "1-5"],
        [50, "1-5"],
        [70, "1-7"],
      ].map(([ces_sum, scale]) =>
        validateRecord("phone", { ces_responses: 10, ces_sum: Number(ces_sum) }, scale as "1-5").map(
          ({ code }) => code,
        ),
      ),
    ).toEqual([["ces_sum_out_of_scale"], [], []]);
    expect(validateRecord("phone", { answered: 3, resolved_first_contact: 4 }, "1-7")[0]?.params.other).toBe(
      "answered",
    );
  });

  it("knows every code it can give", () => {
    const given = ["not_an_integer", "offered_gap", "won_over_offers", "churned_over_base", "far_above_usual"];
    expect(given.filter((code) => !ISSUE_CODES.includes(code))).toEqual([]);
    expect(new Set(ISSUE_CODES).size).toBe(ISSUE_CODES.length);
  });
});

describe("validateBase", () => {
  it.each<[Row, string]>([
    [{ customers_start: 10, customers_new: 1, customers_churned: 12 }, "error:churned_over_base"],
    [
      { customers_start: 10, customers_new: 1, customers_churned: 1, customers_end: 9 },
      "warning:customers_do_not_add_up",
    ],
    [{ customers_start: 10, customers_new: 1, active_customers: 12 }, "warning:active_over_base"],
    [{ mrr_start: 10, mrr_churned: 6, mrr_contraction: 5 }, "error:mrr_lost_over_start"],
    [{ revenue: 10, gross_margin: 11 }, "error:margin_over_revenue"],
    [{ bot_sessions: 10, bot_resolved: 11 }, "error:bot_resolved_over_sessions"],
    [{ bot_resolved: 10, bot_recontacts: 11 }, "error:recontacts_over_bot_resolved"],
    [{ offered: 1 }, "error:not_of_this_channel"],
  ])("%j → %s", (row, code) => expect(codes(validateBase(row))).toEqual([code]));

  it("lets a margin be a loss, but no count", () => {
    expect(validateBase({ revenue: 10, gross_margin: -5 })).toEqual([]);
    expect(codes(validateBase({ orders: -5 }))).toEqual(["error:negative"]);
  });
});

describe("second looks", () => {
  it("warns of a value far above the usual, with enough history", () => {
    const history = { offered: [100, 110, 90, 105] };
    expect(unusualValues({ offered: 1000 }, history).map((i) => i.code)).toEqual(["far_above_usual"]);
    expect(unusualValues({ offered: 500 }, history)).toEqual([]);
    expect(unusualValues({ offered: 1000 }, { offered: [100, 110] })).toEqual([]);
    expect(unusualValues({ offered: null }, history)).toEqual([]);
  });

  it("counts what is neither answered nor abandoned", () => {
    expect(unexplainedOffered({ offered: 10, answered: 7, abandoned: 2 })).toBe(1);
    expect(unexplainedOffered({ offered: 10, answered: 7 })).toBeNull();
  });

  it("takes the voice share over recorded channels only", () => {
    expect(voiceShare({ phone: 82, email: 18, chat: null })).toBe(0.82);
    expect(voiceShare({ phone: null })).toBeNull();
    expect(voiceShare({ phone: 0, email: 0 })).toBeNull();
  });
});
