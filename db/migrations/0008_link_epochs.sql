ALTER TABLE "mail_links" ADD COLUMN "epoch" integer;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "link_epoch" integer DEFAULT 0 NOT NULL;