-- Which measures of a record are estimates, out of the imports that brought it in: the columns that were read as an average or
-- a share. A record that says it is an estimate, but whose import does not say of what, is one in all it holds. Sums of
-- channels with estimates are made anew, estimates apart from counts, as db/queries/tallies/added-up.ts had it on this day.
LOCK TABLE records IN SHARE ROW EXCLUSIVE MODE;
--> statement-breakpoint
-- Row-level security holds the owner as well, so each company is named in turn; tenant_slugs knows them all.
DO $$
DECLARE
  tenant uuid;
  guessing uuid[];
  measures text[] := ARRAY[
    'offered', 'received', 'answered', 'handled', 'abandoned', 'abandoned_short', 'answered_in_threshold',
    'abandoned_in_threshold', 'unique_contacting_customers', 'proactive_contacts', 'wait_answered_sec',
    'talk_sec', 'hold_sec', 'acw_sec', 'handle_sec', 'first_responses', 'first_response_sec',
    'first_response_in_sla', 'resolved_first_contact', 'fcr_eligible', 'transferred', 'escalated', 'resolved',
    'resolution_sec', 'created', 'reopened', 'cancelled', 'backlog_opening', 'backlog_closing',
    'csat_responses', 'csat_satisfied', 'csat_1', 'csat_2', 'csat_3', 'csat_4', 'csat_5', 'nps_promoters',
    'nps_passives', 'nps_detractors', 'nps_0', 'nps_1', 'nps_2', 'nps_3', 'nps_4', 'nps_5', 'nps_6', 'nps_7',
    'nps_8', 'nps_9', 'nps_10', 'ces_responses', 'ces_sum', 'ces_1', 'ces_2', 'ces_3', 'ces_4', 'ces_5',
    'ces_6', 'ces_7', 'surveys_sent', 'quality_points', 'quality_max_points', 'offers', 'offers_won',
    'upsell_revenue', 'paid_sec', 'idle_sec', 'productive_sec', 'scheduled_sec', 'absent_sec', 'labour_cost',
    'other_cost', 'total_cost'
  ];
BEGIN
  PERFORM set_config('app.identity', 'on', true);
  FOR tenant IN SELECT DISTINCT tenant_id FROM tenant_slugs LOOP
    PERFORM set_config('app.tenant_id', tenant::text, true);
    WITH guessed AS (
      SELECT i.channel_id, i.start, array_agg(DISTINCT measure) AS ids
      FROM import_rows i
        JOIN imports f ON f.tenant_id = i.tenant_id AND f.id = i.import_id
        CROSS JOIN jsonb_array_elements(f.mapping->'rules'->'columns') col
        CROSS JOIN unnest(CASE col->>'measure' WHEN 'contacts' THEN ARRAY['offered', 'received'] ELSE ARRAY[col->>'measure'] END) measure
      WHERE i.tenant_id = tenant AND f.undone_at IS NULL AND col->>'as' IN ('average', 'rate')
      GROUP BY 1, 2
    ), held AS (
      SELECT r.channel_id, r.start, 'record' AS place, null::uuid AS import_id, to_jsonb(r) AS row
      FROM records r WHERE r.tenant_id = tenant AND r.estimated
      UNION ALL
      SELECT i.channel_id, i.start, 'before', i.import_id, i.before
      FROM import_rows i WHERE i.tenant_id = tenant AND i.before->>'estimated' = 'true'
    ), known AS (
      SELECT held.*, coalesce(
        (SELECT array_agg(id ORDER BY id COLLATE "C") FROM unnest(g.ids) id WHERE held.row->>id IS NOT NULL),
        (SELECT array_agg(id ORDER BY id COLLATE "C") FROM unnest(measures) id WHERE held.row->>id IS NOT NULL)) AS estimates
      FROM held LEFT JOIN guessed g ON g.channel_id = held.channel_id AND g.start = held.start
    ), marked AS (
      UPDATE records r SET estimates = known.estimates FROM known
      WHERE known.place = 'record' AND r.tenant_id = tenant AND r.channel_id = known.channel_id AND r.start = known.start
    )
    UPDATE import_rows i SET before = i.before || jsonb_build_object('estimates', known.estimates) FROM known
    WHERE known.place = 'before' AND i.tenant_id = tenant AND i.import_id = known.import_id AND i.channel_id = known.channel_id AND i.start = known.start;
    SELECT coalesce(array_agg(DISTINCT r.channel_id), '{}') INTO guessing FROM records r WHERE r.tenant_id = tenant AND r.estimated;
    DELETE FROM monthly_tallies m WHERE m.tenant_id = tenant AND m.channel_id = ANY (guessing);
    INSERT INTO monthly_tallies (tenant_id, team_id, channel_id, month, cadence, sl_threshold_sec, ces_scale, days, until, estimated, estimates,
      "offered", "received", "answered", "handled", "abandoned", "abandoned_short", "answered_in_threshold",
      "abandoned_in_threshold", "unique_contacting_customers", "proactive_contacts", "wait_answered_sec",
      "talk_sec", "hold_sec", "acw_sec", "handle_sec", "first_responses", "first_response_sec",
      "first_response_in_sla", "resolved_first_contact", "fcr_eligible", "transferred", "escalated", "resolved",
      "resolution_sec", "created", "reopened", "cancelled", "backlog_opening", "backlog_closing",
      "csat_responses", "csat_satisfied", "csat_1", "csat_2", "csat_3", "csat_4", "csat_5", "nps_promoters",
      "nps_passives", "nps_detractors", "nps_0", "nps_1", "nps_2", "nps_3", "nps_4", "nps_5", "nps_6", "nps_7",
      "nps_8", "nps_9", "nps_10", "ces_responses", "ces_sum", "ces_1", "ces_2", "ces_3", "ces_4", "ces_5",
      "ces_6", "ces_7", "surveys_sent", "quality_points", "quality_max_points", "offers", "offers_won",
      "upsell_revenue", "paid_sec", "idle_sec", "productive_sec", "scheduled_sec", "absent_sec", "labour_cost",
      "other_cost", "total_cost")
    SELECT tenant, added.team_id, added.channel_id, added.place, added.cadence, added.sl_threshold_sec, added.ces_scale, added.days,
      added.until, added.estimated, added.estimates,
      "offered", "received", "answered", "handled", "abandoned", "abandoned_short", "answered_in_threshold",
      "abandoned_in_threshold", "unique_contacting_customers", "proactive_contacts", "wait_answered_sec",
      "talk_sec", "hold_sec", "acw_sec", "handle_sec", "first_responses", "first_response_sec",
      "first_response_in_sla", "resolved_first_contact", "fcr_eligible", "transferred", "escalated", "resolved",
      "resolution_sec", "created", "reopened", "cancelled", "backlog_opening", "backlog_closing",
      "csat_responses", "csat_satisfied", "csat_1", "csat_2", "csat_3", "csat_4", "csat_5", "nps_promoters",
      "nps_passives", "nps_detractors", "nps_0", "nps_1", "nps_2", "nps_3", "nps_4", "nps_5", "nps_6", "nps_7",
      "nps_8", "nps_9", "nps_10", "ces_responses", "ces_sum", "ces_1", "ces_2", "ces_3", "ces_4", "ces_5",
      "ces_6", "ces_7", "surveys_sent", "quality_points", "quality_max_points", "offers", "offers_won",
      "upsell_revenue", "paid_sec", "idle_sec", "productive_sec", "scheduled_sec", "absent_sec", "labour_cost",
      "other_cost", "total_cost"
    FROM (
      select date_trunc('month', r.start::timestamp)::date as place, r.team_id, r.channel_id, r.cadence, r.sl_threshold_sec, r.ces_scale,
    bit_or(1 << (extract(day from r.start)::int - 1)) as days, max(r.until) as until, bool_or(r.estimated) as estimated, r.estimates,
    sum("offered")::bigint as "offered",
      sum("received")::bigint as "received",
      sum("answered")::bigint as "answered",
      sum("handled")::bigint as "handled",
      sum("abandoned")::bigint as "abandoned",
      sum("abandoned_short")::bigint as "abandoned_short",
      sum("answered_in_threshold")::bigint as "answered_in_threshold",
      sum("abandoned_in_threshold")::bigint as "abandoned_in_threshold",
      sum("unique_contacting_customers")::bigint as "unique_contacting_customers",
      sum("proactive_contacts")::bigint as "proactive_contacts",
      sum("wait_answered_sec")::bigint as "wait_answered_sec",
      sum("talk_sec")::bigint as "talk_sec",
      sum("hold_sec")::bigint as "hold_sec",
      sum("acw_sec")::bigint as "acw_sec",
      sum("handle_sec")::bigint as "handle_sec",
      sum("first_responses")::bigint as "first_responses",
      sum("first_response_sec")::bigint as "first_response_sec",
      sum("first_response_in_sla")::bigint as "first_response_in_sla",
      sum("resolved_first_contact")::bigint as "resolved_first_contact",
      sum("fcr_eligible")::bigint as "fcr_eligible",
      sum("transferred")::bigint as "transferred",
      sum("escalated")::bigint as "escalated",
      sum("resolved")::bigint as "resolved",
      sum("resolution_sec")::bigint as "resolution_sec",
      sum("created")::bigint as "created",
      sum("reopened")::bigint as "reopened",
      sum("cancelled")::bigint as "cancelled",
      (array_agg("backlog_opening" order by r.start asc))[1] as "backlog_opening",
      (array_agg(coalesce(("backlog_closing"),("backlog_opening" + "created" + "reopened" + "resolved" * -1 + "cancelled" * -1)) order by r.start desc))[1] as "backlog_closing",
      sum("csat_responses")::bigint as "csat_responses",
      sum("csat_satisfied")::bigint as "csat_satisfied",
      sum("csat_1")::bigint as "csat_1",
      sum("csat_2")::bigint as "csat_2",
      sum("csat_3")::bigint as "csat_3",
      sum("csat_4")::bigint as "csat_4",
      sum("csat_5")::bigint as "csat_5",
      sum("nps_promoters")::bigint as "nps_promoters",
      sum("nps_passives")::bigint as "nps_passives",
      sum("nps_detractors")::bigint as "nps_detractors",
      sum("nps_0")::bigint as "nps_0",
      sum("nps_1")::bigint as "nps_1",
      sum("nps_2")::bigint as "nps_2",
      sum("nps_3")::bigint as "nps_3",
      sum("nps_4")::bigint as "nps_4",
      sum("nps_5")::bigint as "nps_5",
      sum("nps_6")::bigint as "nps_6",
      sum("nps_7")::bigint as "nps_7",
      sum("nps_8")::bigint as "nps_8",
      sum("nps_9")::bigint as "nps_9",
      sum("nps_10")::bigint as "nps_10",
      sum("ces_responses")::bigint as "ces_responses",
      sum("ces_sum")::bigint as "ces_sum",
      sum("ces_1")::bigint as "ces_1",
      sum("ces_2")::bigint as "ces_2",
      sum("ces_3")::bigint as "ces_3",
      sum("ces_4")::bigint as "ces_4",
      sum("ces_5")::bigint as "ces_5",
      sum("ces_6")::bigint as "ces_6",
      sum("ces_7")::bigint as "ces_7",
      sum("surveys_sent")::bigint as "surveys_sent",
      sum("quality_points")::bigint as "quality_points",
      sum("quality_max_points")::bigint as "quality_max_points",
      sum("offers")::bigint as "offers",
      sum("offers_won")::bigint as "offers_won",
      sum("upsell_revenue")::bigint as "upsell_revenue",
      sum("paid_sec")::bigint as "paid_sec",
      sum("idle_sec")::bigint as "idle_sec",
      sum("productive_sec")::bigint as "productive_sec",
      sum("scheduled_sec")::bigint as "scheduled_sec",
      sum("absent_sec")::bigint as "absent_sec",
      sum("labour_cost")::bigint as "labour_cost",
      sum("other_cost")::bigint as "other_cost",
      sum("total_cost")::bigint as "total_cost"
  from records r where r.tenant_id = tenant AND r.channel_id = ANY (guessing)
  group by 1, r.team_id, r.channel_id, r.cadence, r.sl_threshold_sec, r.ces_scale, r.estimates, r.until > (date_trunc('month', r.start::timestamp) + interval '1 month')::date, ((("offered" is not null)::int::bigint << 0) |
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
      (("quality_max_points" is not null)::int::bigint << 61)),((("offers" is not null)::int::bigint << 0) |
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
    ) added;
  END LOOP;
  PERFORM set_config('app.tenant_id', '', true);
  PERFORM set_config('app.identity', '', true);
END $$;
