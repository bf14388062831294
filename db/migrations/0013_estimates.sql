ALTER TABLE "records" ADD COLUMN "estimates" text[];--> statement-breakpoint
ALTER TABLE "monthly_tallies" ADD COLUMN "estimates" text[];