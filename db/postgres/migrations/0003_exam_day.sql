ALTER TABLE "attempts" ADD COLUMN "extra_time_percent" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "granted_minutes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "paused_ms" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "paused_since" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "pause_until" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "breaks_taken" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "window" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "seat" bigint;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "reminded" text DEFAULT  NOT NULL;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "signals_consented_at" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "forms" ADD COLUMN "left_out" text DEFAULT  NOT NULL;--> statement-breakpoint
ALTER TABLE "grades" ADD COLUMN "voided_by" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "simulated" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sittings" ADD COLUMN "mode" text COLLATE "C" DEFAULT 'online' NOT NULL;--> statement-breakpoint
ALTER TABLE "sittings" ADD COLUMN "place" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "sittings" ADD COLUMN "check_in_from" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "sittings" ADD COLUMN "cancel_until" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "sittings" ADD COLUMN "waiting_list" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sittings" ADD COLUMN "extension_minutes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sittings" ADD COLUMN "breaks" text DEFAULT  NOT NULL;--> statement-breakpoint
ALTER TABLE "sittings" ADD COLUMN "seb_keys" text;--> statement-breakpoint
ALTER TABLE "sittings" ADD COLUMN "simulated" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sittings" ADD COLUMN "schedule_version" bigint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "sittings" ADD COLUMN "cut_study_id" text COLLATE "C";