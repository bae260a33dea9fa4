CREATE TABLE `accommodations` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`asked_percent` integer NOT NULL,
	`reason` text NOT NULL,
	`upload_id` text,
	`asked_at` text NOT NULL,
	`state` text NOT NULL,
	`percent` integer,
	`valid_from` text,
	`valid_until` text,
	`decided_by` text,
	`decided_at` text,
	`decision` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`upload_id`) REFERENCES `uploads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `accommodations_person` ON `accommodations` (`person_id`);--> statement-breakpoint
CREATE INDEX `accommodations_organisation` ON `accommodations` (`organisation_id`,`asked_at`);--> statement-breakpoint
CREATE TABLE `case_steps` (
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` text NOT NULL,
	`by_id` text,
	`step` text NOT NULL,
	PRIMARY KEY(`case_id`, `seq`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `cases` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`kind` text NOT NULL,
	`organisation_id` text NOT NULL,
	`sitting_id` text NOT NULL,
	`attempt_id` text NOT NULL,
	`person_id` text NOT NULL,
	`ruling_id` text,
	`policy` text NOT NULL,
	`state` text NOT NULL,
	`opened_at` text NOT NULL,
	`due_at` text,
	`closed_at` text,
	`once_key` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sitting_id`) REFERENCES `sittings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_number` ON `cases` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `cases_once` ON `cases` (`once_key`);--> statement-breakpoint
CREATE INDEX `cases_organisation` ON `cases` (`organisation_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `cases_person` ON `cases` (`person_id`);--> statement-breakpoint
CREATE INDEX `cases_attempt` ON `cases` (`attempt_id`);--> statement-breakpoint
CREATE TABLE `cut_judges` (
	`study_id` text NOT NULL,
	`person_id` text NOT NULL,
	`qualification` text NOT NULL,
	`done_round` integer DEFAULT 0 NOT NULL,
	`expected_pass` integer,
	`expected_cut` integer,
	PRIMARY KEY(`study_id`, `person_id`),
	FOREIGN KEY (`study_id`) REFERENCES `cut_studies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `cut_judges_person` ON `cut_judges` (`person_id`);--> statement-breakpoint
CREATE TABLE `cut_ratings` (
	`study_id` text NOT NULL,
	`person_id` text NOT NULL,
	`round` integer NOT NULL,
	`item_hash` text NOT NULL,
	`rating` integer NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`study_id`, `person_id`, `round`, `item_hash`),
	FOREIGN KEY (`study_id`) REFERENCES `cut_studies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `cut_studies` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`title` text NOT NULL,
	`items` text NOT NULL,
	`round` integer NOT NULL,
	`state` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`signed_by` text,
	`signed_at` text,
	`cut_hundredths` integer,
	`result` text,
	`reason` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `cut_studies_organisation` ON `cut_studies` (`organisation_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `debarments` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`case_id` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text,
	`lifted_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `debarments_person` ON `debarments` (`person_id`);--> statement-breakpoint
CREATE TABLE `grade_history` (
	`attempt_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` text NOT NULL,
	`cause` text NOT NULL,
	`cause_id` text,
	`passed` integer NOT NULL,
	`voided` integer NOT NULL,
	`grade` text NOT NULL,
	PRIMARY KEY(`attempt_id`, `seq`),
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `photos` (
	`person_id` text PRIMARY KEY NOT NULL,
	`upload_id` text NOT NULL,
	`set_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`upload_id`) REFERENCES `uploads`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `regrades` (
	`ruling_id` text NOT NULL,
	`attempt_id` text NOT NULL,
	`at` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`effect` text NOT NULL,
	PRIMARY KEY(`ruling_id`, `attempt_id`),
	FOREIGN KEY (`ruling_id`) REFERENCES `rulings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `regrades_attempt` ON `regrades` (`attempt_id`);--> statement-breakpoint
CREATE TABLE `rulings` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`item_hash` text NOT NULL,
	`item_id` text NOT NULL,
	`ruling` text NOT NULL,
	`reason` text NOT NULL,
	`state` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` text NOT NULL,
	`preview` text NOT NULL,
	`preview_hash` text NOT NULL,
	`decided_by` text,
	`decided_at` text,
	`decision` text,
	`applied_order` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rulings_item` ON `rulings` (`item_hash`);--> statement-breakpoint
CREATE INDEX `rulings_organisation` ON `rulings` (`organisation_id`,`proposed_at`);--> statement-breakpoint
CREATE TABLE `sitting_events` (
	`id` text PRIMARY KEY NOT NULL,
	`sitting_id` text NOT NULL,
	`attempt_id` text,
	`person_id` text,
	`at` text NOT NULL,
	`by_id` text,
	`kind` text NOT NULL,
	`detail` text NOT NULL,
	FOREIGN KEY (`sitting_id`) REFERENCES `sittings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sitting_events_sitting` ON `sitting_events` (`sitting_id`,`at`);--> statement-breakpoint
CREATE INDEX `sitting_events_attempt` ON `sitting_events` (`attempt_id`,`at`);--> statement-breakpoint
CREATE TABLE `waiting_list` (
	`id` text PRIMARY KEY NOT NULL,
	`sitting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`joined_at` text NOT NULL,
	`left_at` text,
	`booked_at` text,
	FOREIGN KEY (`sitting_id`) REFERENCES `sittings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `waiting_list_sitting` ON `waiting_list` (`sitting_id`,`joined_at`);--> statement-breakpoint
CREATE INDEX `waiting_list_person` ON `waiting_list` (`person_id`);--> statement-breakpoint
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