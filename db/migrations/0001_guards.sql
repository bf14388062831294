-- What drizzle-kit cannot say: row-level security also for the owner, one record a channel and day, an append-only log.
DO $$
DECLARE name text;
BEGIN
  FOR name IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity LOOP
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
ALTER TABLE "records" ADD CONSTRAINT "records_no_overlap"
  EXCLUDE USING gist ("tenant_id" WITH =, "channel_id" WITH =, daterange("start", "until") WITH &&);
--> statement-breakpoint
DO $$
BEGIN
  EXECUTE format('REVOKE UPDATE, DELETE ON audit_log FROM %I', current_database() || '_app');
END $$;
