-- The bench's yardstick: one pass over a tenant's raw records, every measure of November 2026 summed by month, channel and
-- which measures a record holds. It stands here as it is, so that nothing the product does can move it.
select date_trunc('month', start::timestamp)::date as month, channel_id, count(*) as records,
  sum("offered") as "offered",
  sum("received") as "received",
  sum("answered") as "answered",
  sum("handled") as "handled",
  sum("abandoned") as "abandoned",
  sum("abandoned_short") as "abandoned_short",
  sum("answered_in_threshold") as "answered_in_threshold",
  sum("abandoned_in_threshold") as "abandoned_in_threshold",
  sum("unique_contacting_customers") as "unique_contacting_customers",
  sum("proactive_contacts") as "proactive_contacts",
  sum("wait_answered_sec") as "wait_answered_sec",
  sum("talk_sec") as "talk_sec",
  sum("hold_sec") as "hold_sec",
  sum("acw_sec") as "acw_sec",
  sum("handle_sec") as "handle_sec",
  sum("first_responses") as "first_responses",
  sum("first_response_sec") as "first_response_sec",
  sum("first_response_in_sla") as "first_response_in_sla",
  sum("resolved_first_contact") as "resolved_first_contact",
  sum("fcr_eligible") as "fcr_eligible",
  sum("transferred") as "transferred",
  sum("escalated") as "escalated",
  sum("resolved") as "resolved",
  sum("resolution_sec") as "resolution_sec",
  sum("created") as "created",
  sum("reopened") as "reopened",
  sum("cancelled") as "cancelled",
  sum("backlog_opening") as "backlog_opening",
  sum("backlog_closing") as "backlog_closing",
  sum("csat_responses") as "csat_responses",
  sum("csat_satisfied") as "csat_satisfied",
  sum("csat_1") as "csat_1",
  sum("csat_2") as "csat_2",
  sum("csat_3") as "csat_3",
  sum("csat_4") as "csat_4",
  sum("csat_5") as "csat_5",
  sum("nps_promoters") as "nps_promoters",
  sum("nps_passives") as "nps_passives",
  sum("nps_detractors") as "nps_detractors",
  sum("nps_0") as "nps_0",
  sum("nps_1") as "nps_1",
  sum("nps_2") as "nps_2",
  sum("nps_3") as "nps_3",
  sum("nps_4") as "nps_4",
  sum("nps_5") as "nps_5",
  sum("nps_6") as "nps_6",
  sum("nps_7") as "nps_7",
  sum("nps_8") as "nps_8",
  sum("nps_9") as "nps_9",
  sum("nps_10") as "nps_10",
  sum("ces_responses") as "ces_responses",
  sum("ces_sum") as "ces_sum",
  sum("ces_1") as "ces_1",
  sum("ces_2") as "ces_2",
  sum("ces_3") as "ces_3",
  sum("ces_4") as "ces_4",
  sum("ces_5") as "ces_5",
  sum("ces_6") as "ces_6",
  sum("ces_7") as "ces_7",
  sum("surveys_sent") as "surveys_sent",
  sum("quality_points") as "quality_points",
  sum("quality_max_points") as "quality_max_points",
  sum("offers") as "offers",
  sum("offers_won") as "offers_won",
  sum("upsell_revenue") as "upsell_revenue",
  sum("paid_sec") as "paid_sec",
  sum("idle_sec") as "idle_sec",
  sum("productive_sec") as "productive_sec",
  sum("scheduled_sec") as "scheduled_sec",
  sum("absent_sec") as "absent_sec",
  sum("labour_cost") as "labour_cost",
  sum("other_cost") as "other_cost",
  sum("total_cost") as "total_cost"
from records
where tenant_id = $1
group by 1, 2,
  ((("offered" is not null)::int::bigint << 0) |
   (("received" is not null)::int::bigint << 1) |
   (("answered" is not null)::int::bigint << 2) |
   (("handled" is not null)::int::bigint << 3) |
   (("abandoned" is not null)::int::bigint << 4) |
   (("abandoned_short" is not null)::int::bigint << 5) |
   (("answered_in_threshold" is not null)::int::bigint << 6) |
   (("abandoned_in_threshold" is not null)::int::bigint << 7) |
   (("unique_contacting_customers" is not null)::int::bigint << 8) |
   (("proactive_contacts" is not null)::int::bigint << 9) |
   (("wait_answered_sec" is not null)::int::bigint << 10) |
   (("talk_sec" is not null)::int::bigint << 11) |
   (("hold_sec" is not null)::int::bigint << 12) |
   (("acw_sec" is not null)::int::bigint << 13) |
   (("handle_sec" is not null)::int::bigint << 14) |
   (("first_responses" is not null)::int::bigint << 15) |
   (("first_response_sec" is not null)::int::bigint << 16) |
   (("first_response_in_sla" is not null)::int::bigint << 17) |
   (("resolved_first_contact" is not null)::int::bigint << 18) |
   (("fcr_eligible" is not null)::int::bigint << 19) |
   (("transferred" is not null)::int::bigint << 20) |
   (("escalated" is not null)::int::bigint << 21) |
   (("resolved" is not null)::int::bigint << 22) |
   (("resolution_sec" is not null)::int::bigint << 23) |
   (("created" is not null)::int::bigint << 24) |
   (("reopened" is not null)::int::bigint << 25) |
   (("cancelled" is not null)::int::bigint << 26) |
   (("backlog_opening" is not null)::int::bigint << 27) |
   (("backlog_closing" is not null)::int::bigint << 28) |
   (("csat_responses" is not null)::int::bigint << 29) |
   (("csat_satisfied" is not null)::int::bigint << 30) |
   (("csat_1" is not null)::int::bigint << 31) |
   (("csat_2" is not null)::int::bigint << 32) |
   (("csat_3" is not null)::int::bigint << 33) |
   (("csat_4" is not null)::int::bigint << 34) |
   (("csat_5" is not null)::int::bigint << 35) |
   (("nps_promoters" is not null)::int::bigint << 36) |
   (("nps_passives" is not null)::int::bigint << 37) |
   (("nps_detractors" is not null)::int::bigint << 38) |
   (("nps_0" is not null)::int::bigint << 39) |
   (("nps_1" is not null)::int::bigint << 40) |
   (("nps_2" is not null)::int::bigint << 41) |
   (("nps_3" is not null)::int::bigint << 42) |
   (("nps_4" is not null)::int::bigint << 43) |
   (("nps_5" is not null)::int::bigint << 44) |
   (("nps_6" is not null)::int::bigint << 45) |
   (("nps_7" is not null)::int::bigint << 46) |
   (("nps_8" is not null)::int::bigint << 47) |
   (("nps_9" is not null)::int::bigint << 48) |
   (("nps_10" is not null)::int::bigint << 49) |
   (("ces_responses" is not null)::int::bigint << 50) |
   (("ces_sum" is not null)::int::bigint << 51) |
   (("ces_1" is not null)::int::bigint << 52) |
   (("ces_2" is not null)::int::bigint << 53) |
   (("ces_3" is not null)::int::bigint << 54) |
   (("ces_4" is not null)::int::bigint << 55) |
   (("ces_5" is not null)::int::bigint << 56) |
   (("ces_6" is not null)::int::bigint << 57) |
   (("ces_7" is not null)::int::bigint << 58) |
   (("surveys_sent" is not null)::int::bigint << 59) |
   (("quality_points" is not null)::int::bigint << 60) |
   (("quality_max_points" is not null)::int::bigint << 61)),
  ((("offers" is not null)::int::bigint << 0) |
   (("offers_won" is not null)::int::bigint << 1) |
   (("upsell_revenue" is not null)::int::bigint << 2) |
   (("paid_sec" is not null)::int::bigint << 3) |
   (("idle_sec" is not null)::int::bigint << 4) |
   (("productive_sec" is not null)::int::bigint << 5) |
   (("scheduled_sec" is not null)::int::bigint << 6) |
   (("absent_sec" is not null)::int::bigint << 7) |
   (("labour_cost" is not null)::int::bigint << 8) |
   (("other_cost" is not null)::int::bigint << 9) |
   (("total_cost" is not null)::int::bigint << 10))
