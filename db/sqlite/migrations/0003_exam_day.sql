ALTER TABLE `attempts` ADD `extra_time_percent` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `attempts` ADD `granted_minutes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `attempts` ADD `paused_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `attempts` ADD `paused_since` text;--> statement-breakpoint
ALTER TABLE `attempts` ADD `pause_until` text;--> statement-breakpoint
ALTER TABLE `attempts` ADD `breaks_taken` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `attempts` ADD `window` text;--> statement-breakpoint
ALTER TABLE `bookings` ADD `seat` integer;--> statement-breakpoint
ALTER TABLE `bookings` ADD `reminded` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `bookings` ADD `signals_consented_at` text;--> statement-breakpoint
ALTER TABLE `forms` ADD `left_out` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `grades` ADD `voided_by` text;--> statement-breakpoint
ALTER TABLE `people` ADD `simulated` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `sittings` ADD `mode` text DEFAULT 'online' NOT NULL;--> statement-breakpoint
ALTER TABLE `sittings` ADD `place` text;--> statement-breakpoint
ALTER TABLE `sittings` ADD `check_in_from` text;--> statement-breakpoint
ALTER TABLE `sittings` ADD `cancel_until` text;--> statement-breakpoint
ALTER TABLE `sittings` ADD `waiting_list` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `sittings` ADD `extension_minutes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sittings` ADD `breaks` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `sittings` ADD `seb_keys` text;--> statement-breakpoint
ALTER TABLE `sittings` ADD `simulated` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `sittings` ADD `schedule_version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `sittings` ADD `cut_study_id` text;