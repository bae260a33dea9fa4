CREATE TABLE "accommodations" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"organisation_id" text COLLATE "C" NOT NULL,
	"asked_percent" bigint NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"upload_id" text COLLATE "C",
	"asked_at" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"percent" bigint,
	"valid_from" text COLLATE "C",
	"valid_until" text COLLATE "C",
	"decided_by" text COLLATE "C",
	"decided_at" text COLLATE "C",
	"decision" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "case_steps" (
	"case_id" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"by_id" text COLLATE "C",
	"step" text NOT NULL,
	CONSTRAINT "case_steps_case_id_seq_pk" PRIMARY KEY("case_id","seq")
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"organisation_id" text COLLATE "C" NOT NULL,
	"sitting_id" text COLLATE "C" NOT NULL,
	"attempt_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"ruling_id" text COLLATE "C",
	"policy" text NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"opened_at" text COLLATE "C" NOT NULL,
	"due_at" text COLLATE "C",
	"closed_at" text COLLATE "C",
	"once_key" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "cut_judges" (
	"study_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"qualification" text COLLATE "C" NOT NULL,
	"done_round" bigint DEFAULT 0 NOT NULL,
	"expected_pass" bigint,
	"expected_cut" bigint,
	CONSTRAINT "cut_judges_study_id_person_id_pk" PRIMARY KEY("study_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "cut_ratings" (
	"study_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"round" bigint NOT NULL,
	"item_hash" text COLLATE "C" NOT NULL,
	"rating" bigint NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	CONSTRAINT "cut_ratings_study_id_person_id_round_item_hash_pk" PRIMARY KEY("study_id","person_id","round","item_hash")
);
--> statement-breakpoint
CREATE TABLE "cut_studies" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"organisation_id" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"items" text NOT NULL,
	"round" bigint NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"signed_by" text COLLATE "C",
	"signed_at" text COLLATE "C",
	"cut_hundredths" bigint,
	"result" text,
	"reason" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "debarments" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"from_day" text COLLATE "C" NOT NULL,
	"until_day" text COLLATE "C",
	"lifted_at" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "grade_history" (
	"attempt_id" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"cause" text COLLATE "C" NOT NULL,
	"cause_id" text COLLATE "C",
	"passed" boolean NOT NULL,
	"voided" boolean NOT NULL,
	"grade" text NOT NULL,
	CONSTRAINT "grade_history_attempt_id_seq_pk" PRIMARY KEY("attempt_id","seq")
);
--> statement-breakpoint
CREATE TABLE "photos" (
	"person_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"upload_id" text COLLATE "C" NOT NULL,
	"set_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "regrades" (
	"ruling_id" text COLLATE "C" NOT NULL,
	"attempt_id" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"before" text NOT NULL,
	"after" text NOT NULL,
	"effect" text COLLATE "C" NOT NULL,
	CONSTRAINT "regrades_ruling_id_attempt_id_pk" PRIMARY KEY("ruling_id","attempt_id")
);
--> statement-breakpoint
CREATE TABLE "rulings" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"organisation_id" text COLLATE "C" NOT NULL,
	"item_hash" text COLLATE "C" NOT NULL,
	"item_id" text COLLATE "C" NOT NULL,
	"ruling" text NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"proposed_by" text COLLATE "C" NOT NULL,
	"proposed_at" text COLLATE "C" NOT NULL,
	"preview" text NOT NULL,
	"preview_hash" text COLLATE "C" NOT NULL,
	"decided_by" text COLLATE "C",
	"decided_at" text COLLATE "C",
	"decision" text COLLATE "C",
	"applied_order" bigint
);
--> statement-breakpoint
CREATE TABLE "sitting_events" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"sitting_id" text COLLATE "C" NOT NULL,
	"attempt_id" text COLLATE "C",
	"person_id" text COLLATE "C",
	"at" text COLLATE "C" NOT NULL,
	"by_id" text COLLATE "C",
	"kind" text COLLATE "C" NOT NULL,
	"detail" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "waiting_list" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"sitting_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"joined_at" text COLLATE "C" NOT NULL,
	"left_at" text COLLATE "C",
	"booked_at" text COLLATE "C"
);
--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "extra_time_percent" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "granted_minutes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "paused_ms" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "paused_since" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "pause_until" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "breaks_taken" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "window" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "seat" bigint;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "reminded" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "signals_consented_at" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "forms" ADD COLUMN "left_out" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "grades" ADD COLUMN "voided_by" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "simulated" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sittings" ADD COLUMN "mode" text COLLATE "C" DEFAULT 'online' NOT NULL;--> statement-breakpoint
ALTER TABLE "sittings" ADD COLUMN "place" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "sittings" ADD COLUMN "check_in_from" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "sittings" ADD COLUMN "cancel_until" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "sittings" ADD COLUMN "waiting_list" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sittings" ADD COLUMN "extension_minutes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sittings" ADD COLUMN "breaks" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "sittings" ADD COLUMN "seb_keys" text;--> statement-breakpoint
ALTER TABLE "sittings" ADD COLUMN "simulated" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sittings" ADD COLUMN "schedule_version" bigint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "sittings" ADD COLUMN "cut_study_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "accommodations" ADD CONSTRAINT "accommodations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accommodations" ADD CONSTRAINT "accommodations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accommodations" ADD CONSTRAINT "accommodations_upload_id_uploads_id_fk" FOREIGN KEY ("upload_id") REFERENCES "public"."uploads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accommodations" ADD CONSTRAINT "accommodations_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_steps" ADD CONSTRAINT "case_steps_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_sitting_id_sittings_id_fk" FOREIGN KEY ("sitting_id") REFERENCES "public"."sittings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cut_judges" ADD CONSTRAINT "cut_judges_study_id_cut_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."cut_studies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cut_judges" ADD CONSTRAINT "cut_judges_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cut_ratings" ADD CONSTRAINT "cut_ratings_study_id_cut_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."cut_studies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cut_ratings" ADD CONSTRAINT "cut_ratings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cut_studies" ADD CONSTRAINT "cut_studies_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cut_studies" ADD CONSTRAINT "cut_studies_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cut_studies" ADD CONSTRAINT "cut_studies_signed_by_people_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "debarments" ADD CONSTRAINT "debarments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "debarments" ADD CONSTRAINT "debarments_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_history" ADD CONSTRAINT "grade_history_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_upload_id_uploads_id_fk" FOREIGN KEY ("upload_id") REFERENCES "public"."uploads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regrades" ADD CONSTRAINT "regrades_ruling_id_rulings_id_fk" FOREIGN KEY ("ruling_id") REFERENCES "public"."rulings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regrades" ADD CONSTRAINT "regrades_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rulings" ADD CONSTRAINT "rulings_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rulings" ADD CONSTRAINT "rulings_proposed_by_people_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rulings" ADD CONSTRAINT "rulings_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sitting_events" ADD CONSTRAINT "sitting_events_sitting_id_sittings_id_fk" FOREIGN KEY ("sitting_id") REFERENCES "public"."sittings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sitting_events" ADD CONSTRAINT "sitting_events_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sitting_events" ADD CONSTRAINT "sitting_events_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_list" ADD CONSTRAINT "waiting_list_sitting_id_sittings_id_fk" FOREIGN KEY ("sitting_id") REFERENCES "public"."sittings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_list" ADD CONSTRAINT "waiting_list_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accommodations_person" ON "accommodations" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "accommodations_organisation" ON "accommodations" USING btree ("organisation_id","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_number" ON "cases" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_once" ON "cases" USING btree ("once_key");--> statement-breakpoint
CREATE INDEX "cases_organisation" ON "cases" USING btree ("organisation_id","opened_at");--> statement-breakpoint
CREATE INDEX "cases_person" ON "cases" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "cases_attempt" ON "cases" USING btree ("attempt_id");--> statement-breakpoint
CREATE INDEX "cut_judges_person" ON "cut_judges" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "cut_studies_organisation" ON "cut_studies" USING btree ("organisation_id","created_at");--> statement-breakpoint
CREATE INDEX "debarments_person" ON "debarments" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "regrades_attempt" ON "regrades" USING btree ("attempt_id");--> statement-breakpoint
CREATE INDEX "rulings_item" ON "rulings" USING btree ("item_hash");--> statement-breakpoint
CREATE INDEX "rulings_organisation" ON "rulings" USING btree ("organisation_id","proposed_at");--> statement-breakpoint
CREATE INDEX "sitting_events_sitting" ON "sitting_events" USING btree ("sitting_id","at");--> statement-breakpoint
CREATE INDEX "sitting_events_attempt" ON "sitting_events" USING btree ("attempt_id","at");--> statement-breakpoint
CREATE INDEX "waiting_list_sitting" ON "waiting_list" USING btree ("sitting_id","joined_at");--> statement-breakpoint
CREATE INDEX "waiting_list_person" ON "waiting_list" USING btree ("person_id");