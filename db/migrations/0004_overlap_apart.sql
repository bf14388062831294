-- The overlap guard's index stood in for the primary key where a channel was asked for: with many tenants the planner took
-- the two for equal, and read a channel's whole history to find its last day. An expression keeps it for its own work.
ALTER TABLE "records" DROP CONSTRAINT "records_no_overlap",
  ADD CONSTRAINT "records_no_overlap" EXCLUDE USING gist ("tenant_id" WITH =, (coalesce("channel_id", "tenant_id")) WITH =, daterange("start", "until") WITH &&);
