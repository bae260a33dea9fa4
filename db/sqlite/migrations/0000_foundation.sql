CREATE TABLE `answers` (
	`attempt_id` text NOT NULL,
	`slot` integer NOT NULL,
	`revision` integer NOT NULL,
	`response` text NOT NULL,
	`saved_at` text NOT NULL,
	PRIMARY KEY(`attempt_id`, `slot`),
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `api_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`environment` text NOT NULL,
	`label` text NOT NULL,
	`secret_hash` text NOT NULL,
	`scopes` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text,
	`revoked_at` text,
	`last_used_on` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `api_keys_organisation` ON `api_keys` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `attempt_steps` (
	`attempt_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` text NOT NULL,
	`step` text NOT NULL,
	PRIMARY KEY(`attempt_id`, `seq`),
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`sitting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`number` integer NOT NULL,
	`form_id` text NOT NULL,
	`started_at` text NOT NULL,
	`deadline` text NOT NULL,
	`closed_at` text,
	FOREIGN KEY (`sitting_id`) REFERENCES `sittings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`form_id`) REFERENCES `forms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attempts_once` ON `attempts` (`sitting_id`,`person_id`,`number`);--> statement-breakpoint
CREATE INDEX `attempts_person` ON `attempts` (`person_id`);--> statement-breakpoint
CREATE INDEX `attempts_deadline` ON `attempts` (`deadline`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`object` text NOT NULL,
	`detail` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit` (`at`);--> statement-breakpoint
CREATE INDEX `audit_object` ON `audit` (`object`,`at`);--> statement-breakpoint
CREATE TABLE `bookings` (
	`id` text PRIMARY KEY NOT NULL,
	`sitting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`booked_at` text NOT NULL,
	`rules_accepted_at` text,
	`cancelled_at` text,
	FOREIGN KEY (`sitting_id`) REFERENCES `sittings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bookings_once` ON `bookings` (`sitting_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `bookings_person` ON `bookings` (`person_id`);--> statement-breakpoint
CREATE TABLE `certificate_events` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`kind` text NOT NULL,
	`at` text NOT NULL,
	`reason` text NOT NULL,
	`decided_by` text NOT NULL,
	`facts` text NOT NULL,
	`salt` text NOT NULL,
	`log_index` integer NOT NULL,
	FOREIGN KEY (`number`) REFERENCES `certificates`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `certificate_events_number` ON `certificate_events` (`number`,`at`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_events_log` ON `certificate_events` (`log_index`);--> statement-breakpoint
CREATE TABLE `certificates` (
	`number` text PRIMARY KEY NOT NULL,
	`region` text NOT NULL,
	`year` integer NOT NULL,
	`serial` integer NOT NULL,
	`person_id` text NOT NULL,
	`holder_name` text NOT NULL,
	`route` text NOT NULL,
	`organisation_id` text NOT NULL,
	`issuer_name` text NOT NULL,
	`issued_at` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_until` text NOT NULL,
	`decided_by` text NOT NULL,
	`attempt_id` text,
	`claim_id` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_id`) REFERENCES `exemption_claims`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_series` ON `certificates` (`region`,`year`,`serial`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_attempt` ON `certificates` (`attempt_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_claim` ON `certificates` (`claim_id`);--> statement-breakpoint
CREATE INDEX `certificates_person` ON `certificates` (`person_id`);--> statement-breakpoint
CREATE INDEX `certificates_organisation` ON `certificates` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `exemption_decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`claim_id` text NOT NULL,
	`decided_by` text NOT NULL,
	`outcome` text NOT NULL,
	`conditions` text NOT NULL,
	`reasons` text NOT NULL,
	`no_conflict_declared` integer NOT NULL,
	`decided_at` text NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `exemption_claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exemption_decisions_once` ON `exemption_decisions` (`claim_id`,`decided_by`);--> statement-breakpoint
CREATE TABLE `exemption_claims` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`broadcaster_id` text NOT NULL,
	`series` text NOT NULL,
	`title` text NOT NULL,
	`level` text NOT NULL,
	`manual_review` integer NOT NULL,
	`title_certificate` text NOT NULL,
	`title_obtained_on` text NOT NULL,
	`post` text NOT NULL,
	`reviewing_since` text NOT NULL,
	`submitted_at` text NOT NULL,
	`confirmed_by` text,
	`confirmed_at` text,
	`withdrawn_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`broadcaster_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `claims_organisation` ON `exemption_claims` (`organisation_id`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `claims_person` ON `exemption_claims` (`person_id`);--> statement-breakpoint
CREATE INDEX `claims_broadcaster` ON `exemption_claims` (`broadcaster_id`);--> statement-breakpoint
CREATE TABLE `declarations` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`categories` text NOT NULL,
	`daily_new_clips` integer NOT NULL,
	`live_rooms` integer NOT NULL,
	`from_day` text NOT NULL,
	`declared_by` text NOT NULL,
	`declared_at` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `declarations_organisation` ON `declarations` (`organisation_id`,`from_day`);--> statement-breakpoint
CREATE TABLE `forms` (
	`id` text PRIMARY KEY NOT NULL,
	`sitting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`seed` text NOT NULL,
	`slots` text NOT NULL,
	`hash` text NOT NULL,
	`made_at` text NOT NULL,
	FOREIGN KEY (`sitting_id`) REFERENCES `sittings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `forms_once` ON `forms` (`sitting_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `grades` (
	`attempt_id` text PRIMARY KEY NOT NULL,
	`total` integer NOT NULL,
	`max` integer NOT NULL,
	`passed` integer NOT NULL,
	`grade` text NOT NULL,
	`graded_at` text NOT NULL,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `idempotency` (
	`id` text PRIMARY KEY NOT NULL,
	`request_hash` text NOT NULL,
	`status` integer NOT NULL,
	`body` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `idempotency_created` ON `idempotency` (`created_at`);--> statement-breakpoint
CREATE TABLE `item_versions` (
	`hash` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`body` text NOT NULL,
	`pinned_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `item_versions_item` ON `item_versions` (`item_id`);--> statement-breakpoint
CREATE TABLE `lesson_reads` (
	`person_id` text NOT NULL,
	`lesson` text NOT NULL,
	`lesson_hash` text NOT NULL,
	`opened_at` text NOT NULL,
	`read_at` text,
	PRIMARY KEY(`person_id`, `lesson`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `log_entries` (
	`index` integer PRIMARY KEY NOT NULL,
	`entry` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `log_heads` (
	`size` integer PRIMARY KEY NOT NULL,
	`root` text NOT NULL,
	`note` text NOT NULL,
	`signed_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `log_nodes` (
	`level` integer NOT NULL,
	`index` integer NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`level`, `index`)
);
--> statement-breakpoint
CREATE TABLE `login_failures` (
	`email_key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`last_at` text NOT NULL,
	`locked_until` text
);
--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`region` text NOT NULL,
	`credit_code` text,
	`permit` text,
	`sample` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_credit_code` ON `organisations` (`credit_code`);--> statement-breakpoint
CREATE INDEX `organisations_kind` ON `organisations` (`kind`,`region`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`person_id` text,
	`payload` text NOT NULL,
	`created_at` text NOT NULL,
	`delivered_at` text
);
--> statement-breakpoint
CREATE INDEX `outbox_created` ON `outbox` (`created_at`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`legal_name` text NOT NULL,
	`email` text NOT NULL,
	`email_key` text NOT NULL,
	`document_type` text NOT NULL,
	`document_sealed` text NOT NULL,
	`document_hash` text NOT NULL,
	`document_masked` text NOT NULL,
	`region` text NOT NULL,
	`password_hash` text NOT NULL,
	`consent_version` text NOT NULL,
	`consented_at` text NOT NULL,
	`sample` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_email` ON `people` (`email_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `people_document` ON `people` (`document_hash`);--> statement-breakpoint
CREATE TABLE `question_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`lesson` text NOT NULL,
	`question` text NOT NULL,
	`response` text NOT NULL,
	`correct` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `question_answers_person` ON `question_answers` (`person_id`,`lesson`);--> statement-breakpoint
CREATE TABLE `roles` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`organisation_id` text,
	`granted_by` text,
	`granted_at` text NOT NULL,
	`ended_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `roles_person` ON `roles` (`person_id`);--> statement-breakpoint
CREATE INDEX `roles_organisation` ON `roles` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `roster` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`number` text NOT NULL,
	`person_id` text NOT NULL,
	`invited_by` text NOT NULL,
	`invited_at` text NOT NULL,
	`starts_on` text NOT NULL,
	`consented_at` text,
	`declined_at` text,
	`ends_on` text,
	`ended_at` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`number`) REFERENCES `certificates`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `roster_organisation` ON `roster` (`organisation_id`,`invited_at`);--> statement-breakpoint
CREATE INDEX `roster_person` ON `roster` (`person_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`expires_at` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`set_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sittings` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`title` text NOT NULL,
	`blueprint` text NOT NULL,
	`booking_opens` text NOT NULL,
	`booking_closes` text NOT NULL,
	`start_from` text NOT NULL,
	`start_until` text NOT NULL,
	`minutes` integer NOT NULL,
	`hard_close` text NOT NULL,
	`seats` integer,
	`opened_by` text NOT NULL,
	`opened_at` text NOT NULL,
	`released_at` text,
	`released_by` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`released_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sittings_organisation` ON `sittings` (`organisation_id`,`start_from`);--> statement-breakpoint
CREATE INDEX `sittings_booking` ON `sittings` (`booking_closes`);--> statement-breakpoint
CREATE TABLE `headcount_snapshots` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`as_of` text NOT NULL,
	`figures` text NOT NULL,
	`hash` text NOT NULL,
	`salt` text NOT NULL,
	`log_index` integer NOT NULL,
	`body` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `headcount_snapshots_hash` ON `headcount_snapshots` (`organisation_id`,`hash`);--> statement-breakpoint
CREATE INDEX `headcount_snapshots_organisation` ON `headcount_snapshots` (`organisation_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `study_beats` (
	`person_id` text PRIMARY KEY NOT NULL,
	`last_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `study_time` (
	`person_id` text NOT NULL,
	`day` text NOT NULL,
	`lesson` text NOT NULL,
	`seconds` integer NOT NULL,
	PRIMARY KEY(`person_id`, `day`, `lesson`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`claim_id` text,
	`purpose` text NOT NULL,
	`shown_name` text NOT NULL,
	`mime` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`stored_as` text NOT NULL,
	`created_at` text NOT NULL,
	`deleted_at` text,
	FOREIGN KEY (`owner_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_id`) REFERENCES `exemption_claims`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `uploads_claim` ON `uploads` (`claim_id`);