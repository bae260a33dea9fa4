CREATE TABLE "answers" (
	"attempt_id" text COLLATE "C" NOT NULL,
	"slot" bigint NOT NULL,
	"revision" bigint NOT NULL,
	"response" text NOT NULL,
	"saved_at" text COLLATE "C" NOT NULL,
	CONSTRAINT "answers_attempt_id_slot_pk" PRIMARY KEY("attempt_id","slot")
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"organisation_id" text COLLATE "C" NOT NULL,
	"environment" text COLLATE "C" NOT NULL,
	"label" text COLLATE "C" NOT NULL,
	"secret_hash" text COLLATE "C" NOT NULL,
	"scopes" text NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"expires_at" text COLLATE "C",
	"revoked_at" text COLLATE "C",
	"last_used_on" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "attempt_steps" (
	"attempt_id" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"step" text NOT NULL,
	CONSTRAINT "attempt_steps_attempt_id_seq_pk" PRIMARY KEY("attempt_id","seq")
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"sitting_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"number" bigint NOT NULL,
	"form_id" text COLLATE "C" NOT NULL,
	"started_at" text COLLATE "C" NOT NULL,
	"deadline" text COLLATE "C" NOT NULL,
	"closed_at" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C",
	"action" text COLLATE "C" NOT NULL,
	"object" text COLLATE "C" NOT NULL,
	"detail" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"sitting_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"booked_at" text COLLATE "C" NOT NULL,
	"rules_accepted_at" text COLLATE "C",
	"cancelled_at" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "certificate_events" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"decided_by" text COLLATE "C" NOT NULL,
	"facts" text NOT NULL,
	"salt" text COLLATE "C" NOT NULL,
	"log_index" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certificates" (
	"number" text COLLATE "C" PRIMARY KEY NOT NULL,
	"region" text COLLATE "C" NOT NULL,
	"year" bigint NOT NULL,
	"serial" bigint NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"holder_name" text COLLATE "C" NOT NULL,
	"route" text COLLATE "C" NOT NULL,
	"organisation_id" text COLLATE "C" NOT NULL,
	"issuer_name" text COLLATE "C" NOT NULL,
	"issued_at" text COLLATE "C" NOT NULL,
	"valid_from" text COLLATE "C" NOT NULL,
	"valid_until" text COLLATE "C" NOT NULL,
	"decided_by" text COLLATE "C" NOT NULL,
	"attempt_id" text COLLATE "C",
	"claim_id" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "exemption_decisions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"claim_id" text COLLATE "C" NOT NULL,
	"decided_by" text COLLATE "C" NOT NULL,
	"outcome" text COLLATE "C" NOT NULL,
	"conditions" text NOT NULL,
	"reasons" text COLLATE "C" NOT NULL,
	"no_conflict_declared" boolean NOT NULL,
	"decided_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exemption_claims" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"organisation_id" text COLLATE "C" NOT NULL,
	"broadcaster_id" text COLLATE "C" NOT NULL,
	"series" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"level" text COLLATE "C" NOT NULL,
	"manual_review" boolean NOT NULL,
	"title_certificate" text COLLATE "C" NOT NULL,
	"title_obtained_on" text COLLATE "C" NOT NULL,
	"post" text COLLATE "C" NOT NULL,
	"reviewing_since" text COLLATE "C" NOT NULL,
	"submitted_at" text COLLATE "C" NOT NULL,
	"confirmed_by" text COLLATE "C",
	"confirmed_at" text COLLATE "C",
	"withdrawn_at" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "declarations" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"organisation_id" text COLLATE "C" NOT NULL,
	"categories" text NOT NULL,
	"daily_new_clips" bigint NOT NULL,
	"live_rooms" bigint NOT NULL,
	"from_day" text COLLATE "C" NOT NULL,
	"declared_by" text COLLATE "C" NOT NULL,
	"declared_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "forms" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"sitting_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"seed" text COLLATE "C" NOT NULL,
	"slots" text NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"made_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grades" (
	"attempt_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"total" bigint NOT NULL,
	"max" bigint NOT NULL,
	"passed" boolean NOT NULL,
	"grade" text NOT NULL,
	"graded_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"request_hash" text COLLATE "C" NOT NULL,
	"status" bigint NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "item_versions" (
	"hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"item_id" text COLLATE "C" NOT NULL,
	"body" text NOT NULL,
	"pinned_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lesson_reads" (
	"person_id" text COLLATE "C" NOT NULL,
	"lesson" text COLLATE "C" NOT NULL,
	"lesson_hash" text COLLATE "C" NOT NULL,
	"opened_at" text COLLATE "C" NOT NULL,
	"read_at" text COLLATE "C",
	CONSTRAINT "lesson_reads_person_id_lesson_pk" PRIMARY KEY("person_id","lesson")
);
--> statement-breakpoint
CREATE TABLE "log_entries" (
	"index" bigint PRIMARY KEY NOT NULL,
	"entry" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "log_heads" (
	"size" bigint PRIMARY KEY NOT NULL,
	"root" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C" NOT NULL,
	"signed_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "log_nodes" (
	"level" bigint NOT NULL,
	"index" bigint NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	CONSTRAINT "log_nodes_level_index_pk" PRIMARY KEY("level","index")
);
--> statement-breakpoint
CREATE TABLE "login_failures" (
	"email_key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"count" bigint NOT NULL,
	"last_at" text COLLATE "C" NOT NULL,
	"locked_until" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"name_en" text COLLATE "C" NOT NULL,
	"region" text COLLATE "C" NOT NULL,
	"credit_code" text COLLATE "C",
	"permit" text COLLATE "C",
	"sample" boolean DEFAULT false NOT NULL,
	"created_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C",
	"payload" text NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"delivered_at" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"legal_name" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	"email_key" text COLLATE "C" NOT NULL,
	"document_type" text COLLATE "C" NOT NULL,
	"document_sealed" text COLLATE "C" NOT NULL,
	"document_hash" text COLLATE "C" NOT NULL,
	"document_masked" text COLLATE "C" NOT NULL,
	"region" text COLLATE "C" NOT NULL,
	"password_hash" text COLLATE "C" NOT NULL,
	"consent_version" text COLLATE "C" NOT NULL,
	"consented_at" text COLLATE "C" NOT NULL,
	"sample" boolean DEFAULT false NOT NULL,
	"created_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_answers" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"lesson" text COLLATE "C" NOT NULL,
	"question" text COLLATE "C" NOT NULL,
	"response" text NOT NULL,
	"correct" boolean NOT NULL,
	"at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"organisation_id" text COLLATE "C",
	"granted_by" text COLLATE "C",
	"granted_at" text COLLATE "C" NOT NULL,
	"ended_at" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "roster" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"organisation_id" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"invited_by" text COLLATE "C" NOT NULL,
	"invited_at" text COLLATE "C" NOT NULL,
	"starts_on" text COLLATE "C" NOT NULL,
	"consented_at" text COLLATE "C",
	"declined_at" text COLLATE "C",
	"ends_on" text COLLATE "C",
	"ended_at" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"expires_at" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"value" text COLLATE "C" NOT NULL,
	"set_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sittings" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"organisation_id" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"blueprint" text NOT NULL,
	"booking_opens" text COLLATE "C" NOT NULL,
	"booking_closes" text COLLATE "C" NOT NULL,
	"start_from" text COLLATE "C" NOT NULL,
	"start_until" text COLLATE "C" NOT NULL,
	"minutes" bigint NOT NULL,
	"hard_close" text COLLATE "C" NOT NULL,
	"seats" bigint,
	"opened_by" text COLLATE "C" NOT NULL,
	"opened_at" text COLLATE "C" NOT NULL,
	"released_at" text COLLATE "C",
	"released_by" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "headcount_snapshots" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"organisation_id" text COLLATE "C" NOT NULL,
	"as_of" text COLLATE "C" NOT NULL,
	"figures" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"salt" text COLLATE "C" NOT NULL,
	"log_index" bigint NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "study_beats" (
	"person_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"last_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "study_time" (
	"person_id" text COLLATE "C" NOT NULL,
	"day" text COLLATE "C" NOT NULL,
	"lesson" text COLLATE "C" NOT NULL,
	"seconds" bigint NOT NULL,
	CONSTRAINT "study_time_person_id_day_lesson_pk" PRIMARY KEY("person_id","day","lesson")
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"owner_id" text COLLATE "C" NOT NULL,
	"claim_id" text COLLATE "C",
	"purpose" text COLLATE "C" NOT NULL,
	"shown_name" text COLLATE "C" NOT NULL,
	"mime" text COLLATE "C" NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"stored_as" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"deleted_at" text COLLATE "C"
);
--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_steps" ADD CONSTRAINT "attempt_steps_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_sitting_id_sittings_id_fk" FOREIGN KEY ("sitting_id") REFERENCES "public"."sittings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_form_id_forms_id_fk" FOREIGN KEY ("form_id") REFERENCES "public"."forms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_sitting_id_sittings_id_fk" FOREIGN KEY ("sitting_id") REFERENCES "public"."sittings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_events" ADD CONSTRAINT "certificate_events_number_certificates_number_fk" FOREIGN KEY ("number") REFERENCES "public"."certificates"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_events" ADD CONSTRAINT "certificate_events_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_claim_id_exemption_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."exemption_claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exemption_decisions" ADD CONSTRAINT "exemption_decisions_claim_id_exemption_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."exemption_claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exemption_decisions" ADD CONSTRAINT "exemption_decisions_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exemption_claims" ADD CONSTRAINT "exemption_claims_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exemption_claims" ADD CONSTRAINT "exemption_claims_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exemption_claims" ADD CONSTRAINT "exemption_claims_broadcaster_id_organisations_id_fk" FOREIGN KEY ("broadcaster_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exemption_claims" ADD CONSTRAINT "exemption_claims_confirmed_by_people_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forms" ADD CONSTRAINT "forms_sitting_id_sittings_id_fk" FOREIGN KEY ("sitting_id") REFERENCES "public"."sittings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forms" ADD CONSTRAINT "forms_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grades" ADD CONSTRAINT "grades_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_reads" ADD CONSTRAINT "lesson_reads_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_answers" ADD CONSTRAINT "question_answers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster" ADD CONSTRAINT "roster_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster" ADD CONSTRAINT "roster_number_certificates_number_fk" FOREIGN KEY ("number") REFERENCES "public"."certificates"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster" ADD CONSTRAINT "roster_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sittings" ADD CONSTRAINT "sittings_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sittings" ADD CONSTRAINT "sittings_opened_by_people_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sittings" ADD CONSTRAINT "sittings_released_by_people_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "headcount_snapshots" ADD CONSTRAINT "headcount_snapshots_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "study_beats" ADD CONSTRAINT "study_beats_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "study_time" ADD CONSTRAINT "study_time_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_claim_id_exemption_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."exemption_claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_keys_organisation" ON "api_keys" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "attempts_once" ON "attempts" USING btree ("sitting_id","person_id","number");--> statement-breakpoint
CREATE INDEX "attempts_person" ON "attempts" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "attempts_deadline" ON "attempts" USING btree ("deadline");--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_object" ON "audit" USING btree ("object","at");--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_once" ON "bookings" USING btree ("sitting_id","person_id");--> statement-breakpoint
CREATE INDEX "bookings_person" ON "bookings" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "certificate_events_number" ON "certificate_events" USING btree ("number","at");--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_events_log" ON "certificate_events" USING btree ("log_index");--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_series" ON "certificates" USING btree ("region","year","serial");--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_attempt" ON "certificates" USING btree ("attempt_id");--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_claim" ON "certificates" USING btree ("claim_id");--> statement-breakpoint
CREATE INDEX "certificates_person" ON "certificates" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "certificates_organisation" ON "certificates" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "exemption_decisions_once" ON "exemption_decisions" USING btree ("claim_id","decided_by");--> statement-breakpoint
CREATE INDEX "claims_organisation" ON "exemption_claims" USING btree ("organisation_id","submitted_at");--> statement-breakpoint
CREATE INDEX "claims_person" ON "exemption_claims" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "claims_broadcaster" ON "exemption_claims" USING btree ("broadcaster_id");--> statement-breakpoint
CREATE INDEX "declarations_organisation" ON "declarations" USING btree ("organisation_id","from_day");--> statement-breakpoint
CREATE UNIQUE INDEX "forms_once" ON "forms" USING btree ("sitting_id","person_id");--> statement-breakpoint
CREATE INDEX "idempotency_created" ON "idempotency" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "item_versions_item" ON "item_versions" USING btree ("item_id");--> statement-breakpoint
CREATE UNIQUE INDEX "organisations_credit_code" ON "organisations" USING btree ("credit_code");--> statement-breakpoint
CREATE INDEX "organisations_kind" ON "organisations" USING btree ("kind","region");--> statement-breakpoint
CREATE INDEX "outbox_created" ON "outbox" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree ("email_key");--> statement-breakpoint
CREATE UNIQUE INDEX "people_document" ON "people" USING btree ("document_hash");--> statement-breakpoint
CREATE INDEX "question_answers_person" ON "question_answers" USING btree ("person_id","lesson");--> statement-breakpoint
CREATE INDEX "roles_person" ON "roles" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "roles_organisation" ON "roles" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "roster_organisation" ON "roster" USING btree ("organisation_id","invited_at");--> statement-breakpoint
CREATE INDEX "roster_person" ON "roster" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sittings_organisation" ON "sittings" USING btree ("organisation_id","start_from");--> statement-breakpoint
CREATE INDEX "sittings_booking" ON "sittings" USING btree ("booking_closes");--> statement-breakpoint
CREATE UNIQUE INDEX "headcount_snapshots_hash" ON "headcount_snapshots" USING btree ("organisation_id","hash");--> statement-breakpoint
CREATE INDEX "headcount_snapshots_organisation" ON "headcount_snapshots" USING btree ("organisation_id","created_at");--> statement-breakpoint
CREATE INDEX "uploads_claim" ON "uploads" USING btree ("claim_id");