CREATE TABLE "bank_events" (
	"item_id" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"event" text NOT NULL,
	CONSTRAINT "bank_events_item_id_seq_pk" PRIMARY KEY("item_id","seq")
);
--> statement-breakpoint
CREATE TABLE "bank_imports" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"file_name" text COLLATE "C" NOT NULL,
	"format" text COLLATE "C" NOT NULL,
	"items" bigint NOT NULL,
	"faults" bigint NOT NULL,
	"by" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bank_versions" (
	"hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"item_id" text COLLATE "C" NOT NULL,
	"number" bigint NOT NULL,
	"body" text NOT NULL,
	"facility" bigint NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"author_id" text COLLATE "C" NOT NULL,
	"import_id" text COLLATE "C",
	"at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "course_versions" (
	"hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"pinned_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enrolments" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"course_hash" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "form_items" (
	"form_id" text COLLATE "C" NOT NULL,
	"slot" bigint NOT NULL,
	"item_hash" text COLLATE "C" NOT NULL,
	"item_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "form_items_form_id_slot_pk" PRIMARY KEY("form_id","slot")
);
--> statement-breakpoint
CREATE TABLE "hours_certificates" (
	"code" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"facts" text NOT NULL,
	"issued_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lesson_bookmarks" (
	"person_id" text COLLATE "C" NOT NULL,
	"lesson" text COLLATE "C" NOT NULL,
	"anchor" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	CONSTRAINT "lesson_bookmarks_person_id_lesson_anchor_pk" PRIMARY KEY("person_id","lesson","anchor")
);
--> statement-breakpoint
CREATE TABLE "lesson_notes" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"lesson" text COLLATE "C" NOT NULL,
	"anchor" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"changed_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lesson_positions" (
	"person_id" text COLLATE "C" NOT NULL,
	"lesson" text COLLATE "C" NOT NULL,
	"anchor" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	CONSTRAINT "lesson_positions_person_id_lesson_pk" PRIMARY KEY("person_id","lesson")
);
--> statement-breakpoint
CREATE TABLE "lesson_readings" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"lesson" text COLLATE "C" NOT NULL,
	"lesson_hash" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recall_cards" (
	"person_id" text COLLATE "C" NOT NULL,
	"question" text COLLATE "C" NOT NULL,
	"due" text COLLATE "C" NOT NULL,
	"card" text NOT NULL,
	CONSTRAINT "recall_cards_person_id_question_pk" PRIMARY KEY("person_id","question")
);
--> statement-breakpoint
CREATE TABLE "recall_reviews" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"question" text COLLATE "C" NOT NULL,
	"response" text NOT NULL,
	"correct" boolean NOT NULL,
	"rating" bigint NOT NULL,
	"at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "regulation_parts" (
	"text_id" text COLLATE "C" NOT NULL,
	"place" bigint NOT NULL,
	"clause" text COLLATE "C" NOT NULL,
	"article" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	CONSTRAINT "regulation_parts_text_id_place_pk" PRIMARY KEY("text_id","place")
);
--> statement-breakpoint
CREATE TABLE "regulation_texts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"document" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"file_name" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"imported_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "syllabus_decisions" (
	"version_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"decision" text NOT NULL,
	"decided_by" text COLLATE "C" NOT NULL,
	"decided_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "syllabus_versions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"version" text COLLATE "C" NOT NULL,
	"effective_from" text COLLATE "C" NOT NULL,
	"body" text NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"drafted_by" text COLLATE "C" NOT NULL,
	"drafted_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bank_imports" ADD CONSTRAINT "bank_imports_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_versions" ADD CONSTRAINT "bank_versions_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_versions" ADD CONSTRAINT "bank_versions_import_id_bank_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."bank_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_course_hash_course_versions_hash_fk" FOREIGN KEY ("course_hash") REFERENCES "public"."course_versions"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_items" ADD CONSTRAINT "form_items_form_id_forms_id_fk" FOREIGN KEY ("form_id") REFERENCES "public"."forms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_certificates" ADD CONSTRAINT "hours_certificates_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_bookmarks" ADD CONSTRAINT "lesson_bookmarks_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_notes" ADD CONSTRAINT "lesson_notes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_positions" ADD CONSTRAINT "lesson_positions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_readings" ADD CONSTRAINT "lesson_readings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recall_cards" ADD CONSTRAINT "recall_cards_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recall_reviews" ADD CONSTRAINT "recall_reviews_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regulation_parts" ADD CONSTRAINT "regulation_parts_text_id_regulation_texts_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."regulation_texts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "syllabus_decisions" ADD CONSTRAINT "syllabus_decisions_version_id_syllabus_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."syllabus_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "syllabus_decisions" ADD CONSTRAINT "syllabus_decisions_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "syllabus_versions" ADD CONSTRAINT "syllabus_versions_drafted_by_people_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bank_versions_number" ON "bank_versions" USING btree ("item_id","number");--> statement-breakpoint
CREATE INDEX "enrolments_person" ON "enrolments" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "form_items_item" ON "form_items" USING btree ("item_id","item_hash");--> statement-breakpoint
CREATE INDEX "hours_certificates_person" ON "hours_certificates" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "lesson_notes_person" ON "lesson_notes" USING btree ("person_id","lesson");--> statement-breakpoint
CREATE INDEX "lesson_readings_person" ON "lesson_readings" USING btree ("person_id","lesson");--> statement-breakpoint
CREATE INDEX "recall_cards_due" ON "recall_cards" USING btree ("person_id","due");--> statement-breakpoint
CREATE INDEX "recall_reviews_person" ON "recall_reviews" USING btree ("person_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "regulation_texts_hash" ON "regulation_texts" USING btree ("document","hash");--> statement-breakpoint
CREATE INDEX "regulation_texts_document" ON "regulation_texts" USING btree ("document","imported_at");--> statement-breakpoint
CREATE INDEX "syllabus_versions_from" ON "syllabus_versions" USING btree ("effective_from");