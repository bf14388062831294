-- What drizzle-kit cannot say: row-level security also for the owner, one target a team, KPI and day.
DO $$
DECLARE name text;
BEGIN
  FOR name IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity AND NOT c.relforcerowsecurity LOOP
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_period" CHECK ("until" IS NULL OR "until" > "start"),
  ADD CONSTRAINT "targets_bound" CHECK (("low" IS NOT NULL OR "high" IS NOT NULL) AND ("low" IS NULL OR "high" IS NULL OR "low" <= "high"));
--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_no_overlap"
  EXCLUDE USING gist ("tenant_id" WITH =, "kpi" WITH =, coalesce("team_id", '00000000-0000-0000-0000-000000000000'::uuid) WITH =, daterange("start", "until") WITH &&);
