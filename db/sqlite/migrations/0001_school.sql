CREATE TABLE `bank_events` (
	`item_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` text NOT NULL,
	`event` text NOT NULL,
	PRIMARY KEY(`item_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `bank_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`file_name` text NOT NULL,
	`format` text NOT NULL,
	`items` integer NOT NULL,
	`faults` integer NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `bank_versions` (
	`hash` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`number` integer NOT NULL,
	`body` text NOT NULL,
	`facility` integer NOT NULL,
	`reason` text NOT NULL,
	`author_id` text NOT NULL,
	`import_id` text,
	`at` text NOT NULL,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`import_id`) REFERENCES `bank_imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bank_versions_number` ON `bank_versions` (`item_id`,`number`);--> statement-breakpoint
CREATE TABLE `course_versions` (
	`hash` text PRIMARY KEY NOT NULL,
	`version` text NOT NULL,
	`pinned_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `enrolments` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`course_hash` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`course_hash`) REFERENCES `course_versions`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `enrolments_person` ON `enrolments` (`person_id`,`at`);--> statement-breakpoint
CREATE TABLE `form_items` (
	`form_id` text NOT NULL,
	`slot` integer NOT NULL,
	`item_hash` text NOT NULL,
	`item_id` text NOT NULL,
	PRIMARY KEY(`form_id`, `slot`),
	FOREIGN KEY (`form_id`) REFERENCES `forms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `form_items_item` ON `form_items` (`item_id`,`item_hash`);--> statement-breakpoint
CREATE TABLE `hours_certificates` (
	`code` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`facts` text NOT NULL,
	`issued_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `hours_certificates_person` ON `hours_certificates` (`person_id`);--> statement-breakpoint
CREATE TABLE `lesson_bookmarks` (
	`person_id` text NOT NULL,
	`lesson` text NOT NULL,
	`anchor` text NOT NULL,
	`title` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`person_id`, `lesson`, `anchor`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `lesson_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`lesson` text NOT NULL,
	`anchor` text NOT NULL,
	`text` text NOT NULL,
	`at` text NOT NULL,
	`changed_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `lesson_notes_person` ON `lesson_notes` (`person_id`,`lesson`);--> statement-breakpoint
CREATE TABLE `lesson_positions` (
	`person_id` text NOT NULL,
	`lesson` text NOT NULL,
	`anchor` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`person_id`, `lesson`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `lesson_readings` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`lesson` text NOT NULL,
	`lesson_hash` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `lesson_readings_person` ON `lesson_readings` (`person_id`,`lesson`);--> statement-breakpoint
CREATE TABLE `recall_cards` (
	`person_id` text NOT NULL,
	`question` text NOT NULL,
	`due` text NOT NULL,
	`card` text NOT NULL,
	PRIMARY KEY(`person_id`, `question`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recall_cards_due` ON `recall_cards` (`person_id`,`due`);--> statement-breakpoint
CREATE TABLE `recall_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`question` text NOT NULL,
	`response` text NOT NULL,
	`correct` integer NOT NULL,
	`rating` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recall_reviews_person` ON `recall_reviews` (`person_id`,`at`);--> statement-breakpoint
CREATE TABLE `regulation_parts` (
	`text_id` text NOT NULL,
	`place` integer NOT NULL,
	`clause` text NOT NULL,
	`article` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`text_id`, `place`),
	FOREIGN KEY (`text_id`) REFERENCES `regulation_texts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `regulation_texts` (
	`id` text PRIMARY KEY NOT NULL,
	`document` text NOT NULL,
	`title` text NOT NULL,
	`file_name` text NOT NULL,
	`hash` text NOT NULL,
	`imported_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `regulation_texts_hash` ON `regulation_texts` (`document`,`hash`);--> statement-breakpoint
CREATE INDEX `regulation_texts_document` ON `regulation_texts` (`document`,`imported_at`);--> statement-breakpoint
CREATE TABLE `syllabus_decisions` (
	`version_id` text PRIMARY KEY NOT NULL,
	`decision` text NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` text NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `syllabus_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `syllabus_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`version` text NOT NULL,
	`effective_from` text NOT NULL,
	`body` text NOT NULL,
	`reason` text NOT NULL,
	`drafted_by` text NOT NULL,
	`drafted_at` text NOT NULL,
	FOREIGN KEY (`drafted_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `syllabus_versions_from` ON `syllabus_versions` (`effective_from`);