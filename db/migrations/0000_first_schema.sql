CREATE TABLE `activity_log` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`actor` text NOT NULL,
	`type` text NOT NULL,
	`subject` text NOT NULL,
	`detail` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	CONSTRAINT "activity_log_sequence" CHECK("activity_log"."sequence" >= 1),
	CONSTRAINT "activity_log_previous_hash" CHECK("activity_log"."previous_hash" is null or (length("activity_log"."previous_hash") = 64 and "activity_log"."previous_hash" not glob '*[^0-9a-f]*')),
	CONSTRAINT "activity_log_hash" CHECK("activity_log"."hash" is null or (length("activity_log"."hash") = 64 and "activity_log"."hash" not glob '*[^0-9a-f]*'))
);
--> statement-breakpoint
CREATE TABLE `appointment` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`unit_id` text,
	`system_id` text,
	`from_date` text NOT NULL,
	`until_date` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`system_id`) REFERENCES `information_system`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "appointment_from" CHECK("appointment"."from_date" is null or "appointment"."from_date" is date("appointment"."from_date")),
	CONSTRAINT "appointment_until" CHECK("appointment"."until_date" is null or "appointment"."until_date" is date("appointment"."until_date")),
	CONSTRAINT "appointment_role" CHECK("appointment"."role" in ('staff_in_charge', 'security_manager', 'bureau_coordinator', 'security_officer', 'system_manager', 'supervising_security_officer', 'ciso', 'committee_member', 'audit_supervisor', 'auditor', 'secretariat', 'administrator')),
	CONSTRAINT "appointment_one_target" CHECK("appointment"."unit_id" is null or "appointment"."system_id" is null),
	CONSTRAINT "appointment_system_role" CHECK(("appointment"."role" = 'system_manager') = ("appointment"."system_id" is not null)),
	CONSTRAINT "appointment_period" CHECK("appointment"."until_date" is null or "appointment"."until_date" >= "appointment"."from_date")
);
--> statement-breakpoint
CREATE INDEX `appointment_person` ON `appointment` (`person_id`);--> statement-breakpoint
CREATE INDEX `appointment_unit_role` ON `appointment` (`unit_id`,`role`);--> statement-breakpoint
CREATE INDEX `appointment_system` ON `appointment` (`system_id`);--> statement-breakpoint
CREATE TABLE `information_system` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`owner_unit_id` text NOT NULL,
	`zone_id` text NOT NULL,
	`attributes` text NOT NULL,
	FOREIGN KEY (`owner_unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`zone_id`) REFERENCES `network_zone`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "information_system_code" CHECK("information_system"."code" is null or length(trim("information_system"."code")) > 0),
	CONSTRAINT "information_system_name" CHECK("information_system"."name" is null or length(trim("information_system"."name")) > 0),
	CONSTRAINT "information_system_attributes" CHECK("information_system"."attributes" is null or ("information_system"."attributes" = trim("information_system"."attributes") and "information_system"."attributes" not glob '*[^a-z0-9_ ]*' and "information_system"."attributes" not like '%  %'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `information_system_code_unique` ON `information_system` (`code`);--> statement-breakpoint
CREATE INDEX `information_system_owner` ON `information_system` (`owner_unit_id`);--> statement-breakpoint
CREATE INDEX `information_system_zone` ON `information_system` (`zone_id`);--> statement-breakpoint
CREATE TABLE `network_zone` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`order` integer NOT NULL,
	CONSTRAINT "network_zone_kind" CHECK("network_zone"."kind" in ('my_number', 'internal', 'internet')),
	CONSTRAINT "network_zone_name" CHECK("network_zone"."name" is null or length(trim("network_zone"."name")) > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `network_zone_name_unique` ON `network_zone` (`name`);--> statement-breakpoint
CREATE TABLE `campaign` (
	`id` text PRIMARY KEY NOT NULL,
	`fiscal_year` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`period_from` text NOT NULL,
	`period_to` text NOT NULL,
	`due_on` text NOT NULL,
	`created_at` text NOT NULL,
	`opened_at` text,
	`closing_id` text,
	`reported_at` text,
	`adopted_at` text,
	`open_decision_id` text,
	`report_decision_id` text,
	`adopt_decision_id` text,
	FOREIGN KEY (`open_decision_id`) REFERENCES `decision`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`report_decision_id`) REFERENCES `decision`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`adopt_decision_id`) REFERENCES `decision`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closing_id`,`id`) REFERENCES `closing`(`id`,`campaign_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "campaign_kind" CHECK("campaign"."kind" in ('regular', 'extraordinary', 'recheck')),
	CONSTRAINT "campaign_state" CHECK("campaign"."state" in ('draft', 'open', 'closed', 'reported', 'adopted')),
	CONSTRAINT "campaign_due_on" CHECK("campaign"."due_on" is null or "campaign"."due_on" is date("campaign"."due_on")),
	CONSTRAINT "campaign_period_from" CHECK("campaign"."period_from" is null or "campaign"."period_from" is date("campaign"."period_from")),
	CONSTRAINT "campaign_period_to" CHECK("campaign"."period_to" is null or "campaign"."period_to" is date("campaign"."period_to")),
	CONSTRAINT "campaign_period" CHECK("campaign"."period_from" <= "campaign"."period_to"),
	CONSTRAINT "campaign_opened" CHECK(("campaign"."state" = 'draft') = ("campaign"."opened_at" is null)),
	CONSTRAINT "campaign_open_decision" CHECK("campaign"."open_decision_id" is null or "campaign"."opened_at" is not null),
	CONSTRAINT "campaign_report_decision" CHECK("campaign"."report_decision_id" is null or "campaign"."reported_at" is not null),
	CONSTRAINT "campaign_adopt_decision" CHECK("campaign"."adopt_decision_id" is null or "campaign"."adopted_at" is not null),
	CONSTRAINT "campaign_closed" CHECK(("campaign"."state" in ('draft', 'open')) = ("campaign"."closing_id" is null))
);
--> statement-breakpoint
CREATE TABLE `campaign_clause` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`campaign_questionnaire_id` text NOT NULL,
	`document` text NOT NULL,
	`clause_id` text NOT NULL,
	`order` integer NOT NULL,
	`parent` text,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`kind` text NOT NULL,
	FOREIGN KEY (`campaign_questionnaire_id`,`campaign_id`) REFERENCES `campaign_questionnaire`(`id`,`campaign_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "campaign_clause_document" CHECK("campaign_clause"."document" in ('basic_policy', 'standards')),
	CONSTRAINT "campaign_clause_kind" CHECK("campaign_clause"."kind" in ('heading', 'definition', 'assignment', 'requirement', 'recommendation', 'permission', 'list-item'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_clause_key` ON `campaign_clause` (`campaign_questionnaire_id`,`document`,`clause_id`);--> statement-breakpoint
CREATE INDEX `campaign_clause_campaign` ON `campaign_clause` (`campaign_id`,`order`);--> statement-breakpoint
CREATE TABLE `campaign_gate` (
	`campaign_id` text NOT NULL,
	`gate_id` text NOT NULL,
	`order` integer NOT NULL,
	`content` text NOT NULL,
	PRIMARY KEY(`campaign_id`, `gate_id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `campaign_left_out` (
	`campaign_questionnaire_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`question_id` text NOT NULL,
	PRIMARY KEY(`campaign_questionnaire_id`, `question_id`),
	FOREIGN KEY (`campaign_questionnaire_id`,`campaign_id`) REFERENCES `campaign_questionnaire`(`id`,`campaign_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `campaign_object` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`target_id` text NOT NULL,
	`kind` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`order` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_id`,`target_id`) REFERENCES `campaign_target`(`campaign_id`,`target_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "campaign_object_kind" CHECK("campaign_object"."kind" in ('contract', 'cloud_service'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_object_code` ON `campaign_object` (`campaign_id`,`kind`,`code`);--> statement-breakpoint
CREATE INDEX `campaign_object_target` ON `campaign_object` (`campaign_id`,`target_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_object_of_items` ON `campaign_object` (`id`,`campaign_id`,`target_id`);--> statement-breakpoint
CREATE TABLE `campaign_question` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`campaign_questionnaire_id` text NOT NULL,
	`question_id` text NOT NULL,
	`order` integer NOT NULL,
	`document` text NOT NULL,
	`chapter` text NOT NULL,
	`content` text NOT NULL,
	FOREIGN KEY (`campaign_questionnaire_id`,`campaign_id`) REFERENCES `campaign_questionnaire`(`id`,`campaign_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "campaign_question_document" CHECK("campaign_question"."document" in ('basic_policy', 'standards'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_question_key` ON `campaign_question` (`campaign_questionnaire_id`,`question_id`);--> statement-breakpoint
CREATE INDEX `campaign_question_campaign` ON `campaign_question` (`campaign_id`,`order`);--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_question_of_campaign` ON `campaign_question` (`id`,`campaign_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_question_of_questionnaire` ON `campaign_question` (`id`,`campaign_questionnaire_id`);--> statement-breakpoint
CREATE TABLE `campaign_questionnaire` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`questionnaire_id` text NOT NULL,
	`policy_id` text NOT NULL,
	`hash` text,
	`order` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`questionnaire_id`) REFERENCES `questionnaire`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "campaign_questionnaire_hash" CHECK("campaign_questionnaire"."hash" is null or (length("campaign_questionnaire"."hash") = 64 and "campaign_questionnaire"."hash" not glob '*[^0-9a-f]*')),
	CONSTRAINT "campaign_questionnaire_policy_id" CHECK("campaign_questionnaire"."policy_id" is null or ("campaign_questionnaire"."policy_id" <> '' and "campaign_questionnaire"."policy_id" not glob '*[^a-z0-9_-]*'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_questionnaire_policy` ON `campaign_questionnaire` (`campaign_id`,`policy_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_questionnaire_order` ON `campaign_questionnaire` (`campaign_id`,`order`);--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_questionnaire_of_campaign` ON `campaign_questionnaire` (`id`,`campaign_id`);--> statement-breakpoint
CREATE TABLE `campaign_target` (
	`campaign_id` text NOT NULL,
	`target_id` text NOT NULL,
	`type` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`bureau_id` text,
	`bureau_name` text,
	`owner_unit_id` text NOT NULL,
	`owner_unit_name` text NOT NULL,
	`attributes` text,
	`zone_name` text,
	`order` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `target_id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "campaign_target_type" CHECK("campaign_target"."type" in ('organization', 'bureau', 'department', 'system')),
	CONSTRAINT "campaign_target_attribute_ids" CHECK("campaign_target"."attributes" is null or ("campaign_target"."attributes" = trim("campaign_target"."attributes") and "campaign_target"."attributes" not glob '*[^a-z0-9_ ]*' and "campaign_target"."attributes" not like '%  %')),
	CONSTRAINT "campaign_target_attributes" CHECK(("campaign_target"."type" = 'system') = ("campaign_target"."attributes" is not null))
);
--> statement-breakpoint
CREATE TABLE `campaign_unit` (
	`campaign_questionnaire_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`whole_body` integer NOT NULL,
	PRIMARY KEY(`campaign_questionnaire_id`, `unit_id`),
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_questionnaire_id`,`campaign_id`) REFERENCES `campaign_questionnaire`(`id`,`campaign_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_unit_one_policy` ON `campaign_unit` (`campaign_id`,`unit_id`) WHERE whole_body = 0;--> statement-breakpoint
CREATE TABLE `closing` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`number` integer NOT NULL,
	`at` text NOT NULL,
	`sequence` integer NOT NULL,
	`rule_version` text NOT NULL,
	`record` text NOT NULL,
	`hash` text NOT NULL,
	`superseded_at` text,
	`superseded_because` text,
	`decision_id` text,
	`supersede_decision_id` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decision_id`) REFERENCES `decision`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supersede_decision_id`) REFERENCES `decision`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "closing_number" CHECK("closing"."number" >= 1),
	CONSTRAINT "closing_supersede_decision" CHECK("closing"."supersede_decision_id" is null or "closing"."superseded_at" is not null),
	CONSTRAINT "closing_superseded" CHECK(("closing"."superseded_at" is null) = ("closing"."superseded_because" is null)),
	CONSTRAINT "closing_superseded_because" CHECK("closing"."superseded_because" is null or length(trim("closing"."superseded_because")) > 0),
	CONSTRAINT "closing_hash" CHECK(("closing"."record" = '' and "closing"."hash" = '') or ("closing"."record" <> '' and (length("closing"."hash") = 64 and "closing"."hash" not glob '*[^0-9a-f]*')))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `closing_sequence_unique` ON `closing` (`sequence`);--> statement-breakpoint
CREATE UNIQUE INDEX `closing_number` ON `closing` (`campaign_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `closing_current` ON `closing` (`campaign_id`) WHERE superseded_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX `closing_of_campaign` ON `closing` (`id`,`campaign_id`);--> statement-breakpoint
CREATE TABLE `item` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`campaign_questionnaire_id` text NOT NULL,
	`target_id` text NOT NULL,
	`sheet_id` text NOT NULL,
	`campaign_question_id` text NOT NULL,
	`object_id` text,
	`order` integer NOT NULL,
	FOREIGN KEY (`sheet_id`,`campaign_id`,`campaign_questionnaire_id`,`target_id`) REFERENCES `sheet`(`id`,`campaign_id`,`campaign_questionnaire_id`,`target_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_question_id`,`campaign_questionnaire_id`) REFERENCES `campaign_question`(`id`,`campaign_questionnaire_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`object_id`,`campaign_id`,`target_id`) REFERENCES `campaign_object`(`id`,`campaign_id`,`target_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `item_sheet_question` ON `item` (`sheet_id`,`campaign_question_id`) WHERE object_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX `item_sheet_question_object` ON `item` (`sheet_id`,`campaign_question_id`,`object_id`) WHERE object_id is not null;--> statement-breakpoint
CREATE INDEX `item_sheet` ON `item` (`sheet_id`,`order`);--> statement-breakpoint
CREATE UNIQUE INDEX `item_of_sheet` ON `item` (`id`,`sheet_id`,`campaign_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `item_of_campaign` ON `item` (`id`,`campaign_id`);--> statement-breakpoint
CREATE INDEX `item_campaign` ON `item` (`campaign_id`);--> statement-breakpoint
CREATE INDEX `item_question` ON `item` (`campaign_question_id`);--> statement-breakpoint
CREATE INDEX `item_object` ON `item` (`object_id`) WHERE object_id is not null;--> statement-breakpoint
CREATE TABLE `sheet` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`campaign_questionnaire_id` text NOT NULL,
	`target_id` text NOT NULL,
	`office` text NOT NULL,
	`answered_by_office` text NOT NULL,
	`entered_by_office` text,
	`state` text NOT NULL,
	`steps_passed` integer NOT NULL,
	`route` text NOT NULL,
	`due_on` text NOT NULL,
	`submitted_at` text,
	`submitted_by` text,
	`submitted_late` integer,
	`self_confirmed` integer NOT NULL,
	`last_activity_at` text,
	`order` integer NOT NULL,
	FOREIGN KEY (`campaign_questionnaire_id`,`campaign_id`) REFERENCES `campaign_questionnaire`(`id`,`campaign_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_id`,`target_id`) REFERENCES `campaign_target`(`campaign_id`,`target_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sheet_office" CHECK("sheet"."office" in ('ciso', 'supervising_security_officer', 'committee', 'audit_supervisor', 'csirt', 'secretariat', 'security_manager', 'security_officer', 'system_manager')),
	CONSTRAINT "sheet_answered_by_office" CHECK("sheet"."answered_by_office" in ('staff_in_charge', 'security_manager', 'bureau_coordinator', 'security_officer', 'system_manager', 'supervising_security_officer', 'ciso', 'committee_member', 'audit_supervisor', 'auditor', 'secretariat', 'administrator')),
	CONSTRAINT "sheet_entered_by_office" CHECK("sheet"."entered_by_office" is null or "sheet"."entered_by_office" in ('staff_in_charge', 'security_manager', 'bureau_coordinator', 'security_officer', 'system_manager', 'supervising_security_officer', 'ciso', 'committee_member', 'audit_supervisor', 'auditor', 'secretariat', 'administrator')),
	CONSTRAINT "sheet_steps_passed" CHECK("sheet"."steps_passed" >= 0),
	CONSTRAINT "sheet_state" CHECK("sheet"."state" in ('not_started', 'in_progress', 'submitted', 'confirmed', 'accepted', 'returned')),
	CONSTRAINT "sheet_due_on" CHECK("sheet"."due_on" is null or "sheet"."due_on" is date("sheet"."due_on")),
	CONSTRAINT "sheet_submitted" CHECK("sheet"."state" not in ('submitted', 'confirmed', 'accepted') or ("sheet"."submitted_at" is not null and "sheet"."submitted_by" is not null and "sheet"."submitted_late" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sheet_target_office` ON `sheet` (`campaign_questionnaire_id`,`target_id`,`office`);--> statement-breakpoint
CREATE INDEX `sheet_campaign_target` ON `sheet` (`campaign_id`,`target_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `sheet_of_campaign` ON `sheet` (`id`,`campaign_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `sheet_of_items` ON `sheet` (`id`,`campaign_id`,`campaign_questionnaire_id`,`target_id`);--> statement-breakpoint
CREATE TABLE `common_answer` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`campaign_question_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`rev` integer NOT NULL,
	`content` text NOT NULL,
	`given_by` text NOT NULL,
	`given_at` text NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`given_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_question_id`,`campaign_id`) REFERENCES `campaign_question`(`id`,`campaign_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "common_answer_rev" CHECK("common_answer"."rev" >= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `common_answer_question` ON `common_answer` (`campaign_question_id`,`unit_id`);--> statement-breakpoint
CREATE INDEX `common_answer_campaign` ON `common_answer` (`campaign_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `common_answer_of_campaign` ON `common_answer` (`id`,`campaign_id`);--> statement-breakpoint
CREATE TABLE `common_answer_revision` (
	`common_answer_id` text NOT NULL,
	`rev` integer NOT NULL,
	`campaign_id` text NOT NULL,
	`content` text NOT NULL,
	`given_by` text NOT NULL,
	`given_at` text NOT NULL,
	`sequence` integer NOT NULL,
	PRIMARY KEY(`common_answer_id`, `rev`),
	FOREIGN KEY (`given_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`common_answer_id`,`campaign_id`) REFERENCES `common_answer`(`id`,`campaign_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "common_answer_revision_rev" CHECK("common_answer_revision"."rev" >= 1)
);
--> statement-breakpoint
CREATE INDEX `common_answer_revision_campaign` ON `common_answer_revision` (`campaign_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `decision` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`decided_by_id` text,
	`decided_by_name` text,
	`capacity` text NOT NULL,
	`on_date` text NOT NULL,
	`document_number` text NOT NULL,
	`sequence` integer NOT NULL,
	FOREIGN KEY (`decided_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "decision_kind" CHECK("decision"."kind" in ('campaign_open', 'campaign_close', 'closing_supersede', 'campaign_report', 'campaign_adopt', 'exception_permit')),
	CONSTRAINT "decision_capacity" CHECK("decision"."capacity" in ('own', 'delegated', 'substitute')),
	CONSTRAINT "decision_one_decider" CHECK(("decision"."decided_by_id" is null) <> ("decision"."decided_by_name" is null)),
	CONSTRAINT "decision_by_name" CHECK("decision"."decided_by_name" is null or length(trim("decision"."decided_by_name")) > 0),
	CONSTRAINT "decision_document_number" CHECK("decision"."document_number" is null or length(trim("decision"."document_number")) > 0),
	CONSTRAINT "decision_on" CHECK("decision"."on_date" is null or "decision"."on_date" is date("decision"."on_date")),
	CONSTRAINT "decision_sequence" CHECK("decision"."sequence" >= 1)
);
--> statement-breakpoint
CREATE INDEX `decision_by` ON `decision` (`decided_by_id`);--> statement-breakpoint
CREATE TABLE `delegation` (
	`id` text PRIMARY KEY NOT NULL,
	`appointment_id` text NOT NULL,
	`person_id` text NOT NULL,
	`from_date` text NOT NULL,
	`until_date` text,
	FOREIGN KEY (`appointment_id`) REFERENCES `appointment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "delegation_from" CHECK("delegation"."from_date" is null or "delegation"."from_date" is date("delegation"."from_date")),
	CONSTRAINT "delegation_until" CHECK("delegation"."until_date" is null or "delegation"."until_date" is date("delegation"."until_date")),
	CONSTRAINT "delegation_period" CHECK("delegation"."until_date" is null or "delegation"."until_date" >= "delegation"."from_date")
);
--> statement-breakpoint
CREATE INDEX `delegation_appointment` ON `delegation` (`appointment_id`);--> statement-breakpoint
CREATE INDEX `delegation_person` ON `delegation` (`person_id`);--> statement-breakpoint
CREATE TABLE `delegation_chapter` (
	`delegation_id` text NOT NULL,
	`policy_id` text NOT NULL,
	`document` text NOT NULL,
	`chapter` text NOT NULL,
	PRIMARY KEY(`delegation_id`, `policy_id`, `document`, `chapter`),
	FOREIGN KEY (`delegation_id`) REFERENCES `delegation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "delegation_chapter_policy_id" CHECK("delegation_chapter"."policy_id" is null or ("delegation_chapter"."policy_id" <> '' and "delegation_chapter"."policy_id" not glob '*[^a-z0-9_-]*')),
	CONSTRAINT "delegation_chapter_document" CHECK("delegation_chapter"."document" in ('basic_policy', 'standards'))
);
--> statement-breakpoint
CREATE TABLE `erasure` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`hash` text NOT NULL,
	`document_number` text NOT NULL,
	`reason` text NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	`sequence` integer NOT NULL,
	CONSTRAINT "erasure_kind" CHECK("erasure"."kind" in ('file', 'row', 'campaign')),
	CONSTRAINT "erasure_subject" CHECK("erasure"."subject" is null or length(trim("erasure"."subject")) > 0),
	CONSTRAINT "erasure_hash" CHECK("erasure"."hash" is null or (length("erasure"."hash") = 64 and "erasure"."hash" not glob '*[^0-9a-f]*')),
	CONSTRAINT "erasure_document_number" CHECK("erasure"."document_number" is null or length(trim("erasure"."document_number")) > 0),
	CONSTRAINT "erasure_reason" CHECK("erasure"."reason" is null or length(trim("erasure"."reason")) > 0),
	CONSTRAINT "erasure_by" CHECK("erasure"."by" is null or length(trim("erasure"."by")) > 0),
	CONSTRAINT "erasure_sequence" CHECK("erasure"."sequence" >= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `erasure_subject` ON `erasure` (`subject`);--> statement-breakpoint
CREATE TABLE `answer_evidence` (
	`item_id` text NOT NULL,
	`rev` integer NOT NULL,
	`order` integer NOT NULL,
	`campaign_id` text NOT NULL,
	`evidence_id` text,
	`document_name` text NOT NULL,
	`document_number` text NOT NULL,
	`location` text NOT NULL,
	`confirmed_by` text NOT NULL,
	`confirmed_on` text,
	`file_sha256` text,
	`sequence` integer NOT NULL,
	PRIMARY KEY(`item_id`, `rev`, `order`),
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_sha256`) REFERENCES `file`(`sha256`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`,`rev`) REFERENCES `answer_revision`(`item_id`,`rev`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`,`campaign_id`) REFERENCES `item`(`id`,`campaign_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "answer_evidence_order" CHECK("answer_evidence"."order" between 1 and 20),
	CONSTRAINT "answer_evidence_texts" CHECK(length(document_name) <= 300 and length(document_number) <= 300 and length(location) <= 300 and length(confirmed_by) <= 300),
	CONSTRAINT "answer_evidence_named" CHECK(length(document_name) + length(document_number) + length(location) > 0),
	CONSTRAINT "answer_evidence_confirmed_on" CHECK("answer_evidence"."confirmed_on" is null or "answer_evidence"."confirmed_on" is date("answer_evidence"."confirmed_on"))
);
--> statement-breakpoint
CREATE INDEX `answer_evidence_campaign` ON `answer_evidence` (`campaign_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `answer_evidence_register` ON `answer_evidence` (`evidence_id`);--> statement-breakpoint
CREATE INDEX `answer_evidence_file` ON `answer_evidence` (`file_sha256`);--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text,
	`system_id` text,
	`document_name` text NOT NULL,
	`document_number` text NOT NULL,
	`location` text NOT NULL,
	`confidentiality` integer,
	`confirmed_by` text NOT NULL,
	`confirmed_on` text,
	`file_sha256` text,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`system_id`) REFERENCES `information_system`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_sha256`) REFERENCES `file`(`sha256`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "evidence_one_owner" CHECK(("evidence"."unit_id" is null) <> ("evidence"."system_id" is null)),
	CONSTRAINT "evidence_texts" CHECK(length(document_name) <= 300 and length(document_number) <= 300 and length(location) <= 300 and length(confirmed_by) <= 300),
	CONSTRAINT "evidence_named" CHECK(length(document_name) + length(document_number) + length(location) > 0),
	CONSTRAINT "evidence_confidentiality" CHECK("evidence"."confidentiality" is null or "evidence"."confidentiality" in (1, 2, 3)),
	CONSTRAINT "evidence_confirmed_on" CHECK("evidence"."confirmed_on" is null or "evidence"."confirmed_on" is date("evidence"."confirmed_on"))
);
--> statement-breakpoint
CREATE INDEX `evidence_unit` ON `evidence` (`unit_id`);--> statement-breakpoint
CREATE INDEX `evidence_system` ON `evidence` (`system_id`);--> statement-breakpoint
CREATE INDEX `evidence_file` ON `evidence` (`file_sha256`);--> statement-breakpoint
CREATE TABLE `permitted_exception` (
	`id` text PRIMARY KEY NOT NULL,
	`policy_id` text NOT NULL,
	`document` text NOT NULL,
	`clause_id` text NOT NULL,
	`target_id` text NOT NULL,
	`reason` text NOT NULL,
	`permitted_by` text NOT NULL,
	`from_date` text NOT NULL,
	`until_date` text NOT NULL,
	`decision_id` text,
	FOREIGN KEY (`permitted_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decision_id`) REFERENCES `decision`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "permitted_exception_document" CHECK("permitted_exception"."document" in ('basic_policy', 'standards')),
	CONSTRAINT "permitted_exception_policy_id" CHECK("permitted_exception"."policy_id" is null or ("permitted_exception"."policy_id" <> '' and "permitted_exception"."policy_id" not glob '*[^a-z0-9_-]*')),
	CONSTRAINT "permitted_exception_reason" CHECK("permitted_exception"."reason" is null or length(trim("permitted_exception"."reason")) > 0),
	CONSTRAINT "permitted_exception_from" CHECK("permitted_exception"."from_date" is null or "permitted_exception"."from_date" is date("permitted_exception"."from_date")),
	CONSTRAINT "permitted_exception_until" CHECK("permitted_exception"."until_date" is null or "permitted_exception"."until_date" is date("permitted_exception"."until_date")),
	CONSTRAINT "permitted_exception_period" CHECK("permitted_exception"."until_date" >= "permitted_exception"."from_date")
);
--> statement-breakpoint
CREATE INDEX `permitted_exception_target` ON `permitted_exception` (`target_id`);--> statement-breakpoint
CREATE TABLE `file` (
	`sha256` text PRIMARY KEY NOT NULL,
	`size` integer NOT NULL,
	`media_type` text NOT NULL,
	`stored_at` text NOT NULL,
	`sequence` integer NOT NULL,
	`erased_by` text,
	FOREIGN KEY (`erased_by`) REFERENCES `erasure`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "file_sha256" CHECK("file"."sha256" is null or (length("file"."sha256") = 64 and "file"."sha256" not glob '*[^0-9a-f]*')),
	CONSTRAINT "file_size" CHECK("file"."size" >= 1),
	CONSTRAINT "file_media_type" CHECK("file"."media_type" like '_%/_%'),
	CONSTRAINT "file_sequence" CHECK("file"."sequence" >= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `file_erased_by_unique` ON `file` (`erased_by`);--> statement-breakpoint
CREATE TABLE `improvement_action` (
	`id` text PRIMARY KEY NOT NULL,
	`closing_id` text NOT NULL,
	`level` text NOT NULL,
	`number` integer NOT NULL,
	`content` text NOT NULL,
	`rev` integer NOT NULL,
	FOREIGN KEY (`closing_id`) REFERENCES `closing`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "improvement_action_number" CHECK("improvement_action"."number" >= 1),
	CONSTRAINT "improvement_action_rev" CHECK("improvement_action"."rev" >= 1),
	CONSTRAINT "improvement_action_level" CHECK("improvement_action"."level" in ('unit', 'committee'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `improvement_action_number` ON `improvement_action` (`closing_id`,`level`,`number`);--> statement-breakpoint
CREATE TABLE `improvement_action_item` (
	`action_id` text NOT NULL,
	`item_id` text NOT NULL,
	PRIMARY KEY(`action_id`, `item_id`),
	FOREIGN KEY (`action_id`) REFERENCES `improvement_action`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `improvement_action_item_item` ON `improvement_action_item` (`item_id`);--> statement-breakpoint
CREATE TABLE `item_state` (
	`item_id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`sheet_id` text NOT NULL,
	`gate` text NOT NULL,
	`value` text,
	`basis` text,
	`rev` integer,
	`common_answer_id` text,
	`common_rev` integer,
	FOREIGN KEY (`item_id`,`sheet_id`,`campaign_id`) REFERENCES `item`(`id`,`sheet_id`,`campaign_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`,`rev`) REFERENCES `answer_revision`(`item_id`,`rev`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`common_answer_id`,`common_rev`) REFERENCES `common_answer_revision`(`common_answer_id`,`rev`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`common_answer_id`,`campaign_id`) REFERENCES `common_answer`(`id`,`campaign_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "item_state_gate" CHECK("item_state"."gate" in ('open', 'closed', 'unanswered')),
	CONSTRAINT "item_state_value" CHECK("item_state"."value" is null or "item_state"."value" in ('implemented', 'partially_implemented', 'not_implemented', 'not_applicable', 'unknown')),
	CONSTRAINT "item_state_basis" CHECK("item_state"."basis" is null or "item_state"."basis" in ('own', 'common', 'record', 'inherited')),
	CONSTRAINT "item_state_based" CHECK("item_state"."value" is null or "item_state"."basis" is not null),
	CONSTRAINT "item_state_own" CHECK(("item_state"."basis" is 'own') = ("item_state"."rev" is not null)),
	CONSTRAINT "item_state_common" CHECK(("item_state"."basis" is 'common') = ("item_state"."common_answer_id" is not null) and ("item_state"."common_answer_id" is null) = ("item_state"."common_rev" is null))
);
--> statement-breakpoint
CREATE INDEX `item_state_sheet` ON `item_state` (`sheet_id`,`gate`,`value`);--> statement-breakpoint
CREATE INDEX `item_state_campaign` ON `item_state` (`campaign_id`,`gate`,`value`);--> statement-breakpoint
CREATE INDEX `item_state_common_answer` ON `item_state` (`common_answer_id`,`common_rev`);--> statement-breakpoint
CREATE TABLE `improvement` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`sheet_id` text NOT NULL,
	`rev` integer NOT NULL,
	FOREIGN KEY (`sheet_id`,`campaign_id`) REFERENCES `sheet`(`id`,`campaign_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "improvement_rev" CHECK("improvement"."rev" >= 1)
);
--> statement-breakpoint
CREATE INDEX `improvement_sheet` ON `improvement` (`sheet_id`);--> statement-breakpoint
CREATE INDEX `improvement_campaign` ON `improvement` (`campaign_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `improvement_of_sheet` ON `improvement` (`id`,`sheet_id`,`campaign_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `improvement_of_campaign` ON `improvement` (`id`,`campaign_id`);--> statement-breakpoint
CREATE TABLE `improvement_cover` (
	`improvement_id` text NOT NULL,
	`rev` integer NOT NULL,
	`item_id` text NOT NULL,
	`row_id` text NOT NULL,
	`sheet_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`sequence` integer NOT NULL,
	PRIMARY KEY(`improvement_id`, `rev`, `item_id`, `row_id`),
	FOREIGN KEY (`improvement_id`,`rev`) REFERENCES `improvement_revision`(`improvement_id`,`rev`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`improvement_id`,`sheet_id`,`campaign_id`) REFERENCES `improvement`(`id`,`sheet_id`,`campaign_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`,`sheet_id`,`campaign_id`) REFERENCES `item`(`id`,`sheet_id`,`campaign_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `improvement_cover_item` ON `improvement_cover` (`item_id`);--> statement-breakpoint
CREATE INDEX `improvement_cover_campaign` ON `improvement_cover` (`campaign_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `improvement_revision` (
	`improvement_id` text NOT NULL,
	`rev` integer NOT NULL,
	`campaign_id` text NOT NULL,
	`what` text NOT NULL,
	`owner` text NOT NULL,
	`due_on` text,
	`written_by` text NOT NULL,
	`written_at` text NOT NULL,
	`sequence` integer NOT NULL,
	PRIMARY KEY(`improvement_id`, `rev`),
	FOREIGN KEY (`written_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`improvement_id`,`campaign_id`) REFERENCES `improvement`(`id`,`campaign_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "improvement_revision_what" CHECK("improvement_revision"."what" is null or length(trim("improvement_revision"."what")) > 0),
	CONSTRAINT "improvement_revision_due_on" CHECK("improvement_revision"."due_on" is null or "improvement_revision"."due_on" is date("improvement_revision"."due_on")),
	CONSTRAINT "improvement_revision_rev" CHECK("improvement_revision"."rev" >= 1)
);
--> statement-breakpoint
CREATE INDEX `improvement_revision_campaign` ON `improvement_revision` (`campaign_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `item_comment` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`item_id` text NOT NULL,
	`row_id` text NOT NULL,
	`sheet_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`text` text NOT NULL,
	`written_by` text NOT NULL,
	`at` text NOT NULL,
	`sequence` integer NOT NULL,
	FOREIGN KEY (`written_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`,`sheet_id`,`campaign_id`) REFERENCES `item`(`id`,`sheet_id`,`campaign_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`submission_id`,`sheet_id`) REFERENCES `sheet_submission`(`id`,`sheet_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "item_comment_text" CHECK("item_comment"."text" is null or length(trim("item_comment"."text")) > 0)
);
--> statement-breakpoint
CREATE INDEX `item_comment_item` ON `item_comment` (`item_id`);--> statement-breakpoint
CREATE INDEX `item_comment_submission` ON `item_comment` (`submission_id`,`sheet_id`);--> statement-breakpoint
CREATE INDEX `item_comment_campaign` ON `item_comment` (`campaign_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`login` text NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "account_active" CHECK("account"."active" in (0, 1)),
	CONSTRAINT "account_login" CHECK("account"."login" is null or length(trim("account"."login")) > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_person_id_unique` ON `account` (`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `account_login_unique` ON `account` (`login`);--> statement-breakpoint
CREATE TABLE `body` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`demo` integer NOT NULL,
	`committee_sees_systems` integer DEFAULT false NOT NULL,
	`committee_sees_evidence` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL,
	CONSTRAINT "body_single" CHECK("body"."id" = 1),
	CONSTRAINT "body_name" CHECK("body"."name" is null or length(trim("body"."name")) > 0),
	CONSTRAINT "body_demo" CHECK("body"."demo" in (0, 1)),
	CONSTRAINT "body_committee_sees_systems" CHECK("body"."committee_sees_systems" in (0, 1)),
	CONSTRAINT "body_committee_sees_evidence" CHECK("body"."committee_sees_evidence" in (0, 1))
);
--> statement-breakpoint
CREATE TABLE `credential` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`secret` text NOT NULL,
	`created_at` text NOT NULL,
	`replaced_at` text,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "credential_kind" CHECK("credential"."kind" in ('password')),
	CONSTRAINT "credential_secret" CHECK("credential"."secret" is null or length(trim("credential"."secret")) > 0),
	CONSTRAINT "credential_replaced" CHECK("credential"."replaced_at" is null or "credential"."replaced_at" >= "credential"."created_at")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `credential_living` ON `credential` (`account_id`,`kind`) WHERE replaced_at is null;--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text,
	`name` text NOT NULL,
	`kana` text DEFAULT '' NOT NULL,
	`kind` text DEFAULT 'employee' NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	CONSTRAINT "person_kind" CHECK("person"."kind" in ('employee', 'part_time', 'special', 'outside')),
	CONSTRAINT "person_active" CHECK("person"."active" in (0, 1)),
	CONSTRAINT "person_name" CHECK("person"."name" is null or length(trim("person"."name")) > 0),
	CONSTRAINT "person_code" CHECK("person"."code" is null or length(trim("person"."code")) > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_code_unique` ON `person` (`code`);--> statement-breakpoint
CREATE TABLE `session` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "session_token_hash" CHECK("session"."token_hash" is null or (length("session"."token_hash") = 64 and "session"."token_hash" not glob '*[^0-9a-f]*')),
	CONSTRAINT "session_period" CHECK("session"."expires_at" > "session"."created_at")
);
--> statement-breakpoint
CREATE INDEX `session_expires` ON `session` (`expires_at`);--> statement-breakpoint
CREATE INDEX `session_account` ON `session` (`account_id`);--> statement-breakpoint
CREATE TABLE `unit` (
	`id` text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE `unit_lineage` (
	`id` text PRIMARY KEY NOT NULL,
	`from_unit_id` text NOT NULL,
	`to_unit_id` text,
	`kind` text NOT NULL,
	`on_date` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`from_unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "unit_lineage_on" CHECK("unit_lineage"."on_date" is null or "unit_lineage"."on_date" is date("unit_lineage"."on_date")),
	CONSTRAINT "unit_lineage_kind" CHECK("unit_lineage"."kind" in ('renamed', 'merged', 'split', 'abolished')),
	CONSTRAINT "unit_lineage_abolished" CHECK(("unit_lineage"."kind" = 'abolished') = ("unit_lineage"."to_unit_id" is null)),
	CONSTRAINT "unit_lineage_another" CHECK("unit_lineage"."to_unit_id" is null or "unit_lineage"."to_unit_id" <> "unit_lineage"."from_unit_id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `unit_lineage_step` ON `unit_lineage` (`from_unit_id`,`to_unit_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `unit_lineage_end` ON `unit_lineage` (`from_unit_id`) WHERE to_unit_id is null;--> statement-breakpoint
CREATE INDEX `unit_lineage_to` ON `unit_lineage` (`to_unit_id`);--> statement-breakpoint
CREATE TABLE `unit_version` (
	`unit_id` text NOT NULL,
	`from_date` text NOT NULL,
	`until_date` text,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`parent_id` text,
	`order` integer NOT NULL,
	PRIMARY KEY(`unit_id`, `from_date`),
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`parent_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "unit_version_from" CHECK("unit_version"."from_date" is null or "unit_version"."from_date" is date("unit_version"."from_date")),
	CONSTRAINT "unit_version_until" CHECK("unit_version"."until_date" is null or "unit_version"."until_date" is date("unit_version"."until_date")),
	CONSTRAINT "unit_version_period" CHECK("unit_version"."until_date" is null or "unit_version"."until_date" >= "unit_version"."from_date"),
	CONSTRAINT "unit_version_code" CHECK("unit_version"."code" is null or length(trim("unit_version"."code")) > 0),
	CONSTRAINT "unit_version_name" CHECK("unit_version"."name" is null or length(trim("unit_version"."name")) > 0),
	CONSTRAINT "unit_version_type" CHECK("unit_version"."type" in ('organization', 'bureau', 'department')),
	CONSTRAINT "unit_version_parent" CHECK("unit_version"."parent_id" is null or "unit_version"."parent_id" <> "unit_version"."unit_id"),
	CONSTRAINT "unit_version_top" CHECK("unit_version"."type" <> 'organization' or "unit_version"."parent_id" is null)
);
--> statement-breakpoint
CREATE INDEX `unit_version_code` ON `unit_version` (`code`);--> statement-breakpoint
CREATE INDEX `unit_version_parent` ON `unit_version` (`parent_id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`to_person_id` text,
	`to_address` text,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`state` text NOT NULL,
	`message_id` text NOT NULL,
	`attempts` integer NOT NULL,
	`created_sequence` integer NOT NULL,
	`last_error` text,
	FOREIGN KEY (`to_person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "outbox_kind" CHECK("outbox"."kind" in ('mail')),
	CONSTRAINT "outbox_state_known" CHECK("outbox"."state" in ('waiting', 'sending', 'sent', 'failed', 'unknown')),
	CONSTRAINT "outbox_one_recipient" CHECK(("outbox"."to_person_id" is null) <> ("outbox"."to_address" is null)),
	CONSTRAINT "outbox_attempts" CHECK("outbox"."attempts" >= 0 and ("outbox"."state" = 'waiting' or "outbox"."attempts" >= 1)),
	CONSTRAINT "outbox_error" CHECK("outbox"."state" <> 'failed' or "outbox"."last_error" is not null),
	CONSTRAINT "outbox_created" CHECK("outbox"."created_sequence" >= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_message_id_unique` ON `outbox` (`message_id`);--> statement-breakpoint
CREATE INDEX `outbox_state` ON `outbox` (`state`,`created_sequence`);--> statement-breakpoint
CREATE TABLE `policy_clause` (
	`policy_version_id` text NOT NULL,
	`document` text NOT NULL,
	`id` text NOT NULL,
	`order` integer NOT NULL,
	`parent` text,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`kind` text NOT NULL,
	`detail` text NOT NULL,
	PRIMARY KEY(`policy_version_id`, `document`, `id`),
	FOREIGN KEY (`policy_version_id`) REFERENCES `policy_version`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "policy_clause_kind" CHECK("policy_clause"."kind" in ('heading', 'definition', 'assignment', 'requirement', 'recommendation', 'permission', 'list-item')),
	CONSTRAINT "policy_clause_document" CHECK("policy_clause"."document" in ('basic_policy', 'standards'))
);
--> statement-breakpoint
CREATE TABLE `policy_version` (
	`id` text PRIMARY KEY NOT NULL,
	`policy_id` text NOT NULL,
	`name` text NOT NULL,
	`citation` text NOT NULL,
	`source` text NOT NULL,
	`source_sha256` text NOT NULL,
	`imported_at` text NOT NULL,
	CONSTRAINT "policy_version_policy_id" CHECK("policy_version"."policy_id" is null or ("policy_version"."policy_id" <> '' and "policy_version"."policy_id" not glob '*[^a-z0-9_-]*')),
	CONSTRAINT "policy_version_name" CHECK("policy_version"."name" is null or length(trim("policy_version"."name")) > 0),
	CONSTRAINT "policy_version_source_sha256" CHECK("policy_version"."source_sha256" is null or (length("policy_version"."source_sha256") = 64 and "policy_version"."source_sha256" not glob '*[^0-9a-f]*'))
);
--> statement-breakpoint
CREATE TABLE `questionnaire` (
	`id` text PRIMARY KEY NOT NULL,
	`policy_version_id` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	`published_at` text NOT NULL,
	FOREIGN KEY (`policy_version_id`) REFERENCES `policy_version`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "questionnaire_version" CHECK("questionnaire"."version" >= 1),
	CONSTRAINT "questionnaire_hash" CHECK("questionnaire"."hash" is null or (length("questionnaire"."hash") = 64 and "questionnaire"."hash" not glob '*[^0-9a-f]*'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `questionnaire_version` ON `questionnaire` (`policy_version_id`,`version`);--> statement-breakpoint
CREATE TABLE `answer` (
	`item_id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`rev` integer NOT NULL,
	`content` text NOT NULL,
	`answered_by` text NOT NULL,
	`answered_at` text NOT NULL,
	`proxy_entry_id` text,
	FOREIGN KEY (`answered_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`,`campaign_id`) REFERENCES `item`(`id`,`campaign_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proxy_entry_id`,`campaign_id`) REFERENCES `proxy_entry`(`id`,`campaign_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "answer_rev" CHECK("answer"."rev" >= 1)
);
--> statement-breakpoint
CREATE INDEX `answer_proxy_entry` ON `answer` (`proxy_entry_id`);--> statement-breakpoint
CREATE INDEX `answer_campaign` ON `answer` (`campaign_id`);--> statement-breakpoint
CREATE TABLE `answer_revision` (
	`item_id` text NOT NULL,
	`rev` integer NOT NULL,
	`campaign_id` text NOT NULL,
	`content` text NOT NULL,
	`answered_by` text NOT NULL,
	`answered_at` text NOT NULL,
	`proxy_entry_id` text,
	`sequence` integer NOT NULL,
	PRIMARY KEY(`item_id`, `rev`),
	FOREIGN KEY (`answered_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`,`campaign_id`) REFERENCES `item`(`id`,`campaign_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proxy_entry_id`,`campaign_id`) REFERENCES `proxy_entry`(`id`,`campaign_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `answer_revision_proxy_entry` ON `answer_revision` (`proxy_entry_id`);--> statement-breakpoint
CREATE INDEX `answer_revision_campaign` ON `answer_revision` (`campaign_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `answer_revision_by` ON `answer_revision` (`item_id`,`answered_by`);--> statement-breakpoint
CREATE TABLE `gate_answer` (
	`sheet_id` text NOT NULL,
	`gate_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`holds` integer NOT NULL,
	`rev` integer NOT NULL,
	`answered_by` text NOT NULL,
	`answered_at` text NOT NULL,
	`proxy_entry_id` text,
	PRIMARY KEY(`sheet_id`, `gate_id`),
	FOREIGN KEY (`answered_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_id`,`gate_id`) REFERENCES `campaign_gate`(`campaign_id`,`gate_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sheet_id`,`campaign_id`) REFERENCES `sheet`(`id`,`campaign_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proxy_entry_id`,`sheet_id`) REFERENCES `proxy_entry`(`id`,`sheet_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "gate_answer_rev" CHECK("gate_answer"."rev" >= 1)
);
--> statement-breakpoint
CREATE INDEX `gate_answer_proxy_entry` ON `gate_answer` (`proxy_entry_id`);--> statement-breakpoint
CREATE INDEX `gate_answer_campaign` ON `gate_answer` (`campaign_id`);--> statement-breakpoint
CREATE TABLE `gate_answer_revision` (
	`sheet_id` text NOT NULL,
	`gate_id` text NOT NULL,
	`rev` integer NOT NULL,
	`campaign_id` text NOT NULL,
	`holds` integer NOT NULL,
	`answered_by` text NOT NULL,
	`answered_at` text NOT NULL,
	`proxy_entry_id` text,
	`sequence` integer NOT NULL,
	PRIMARY KEY(`sheet_id`, `gate_id`, `rev`),
	FOREIGN KEY (`answered_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_id`,`gate_id`) REFERENCES `campaign_gate`(`campaign_id`,`gate_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sheet_id`,`campaign_id`) REFERENCES `sheet`(`id`,`campaign_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proxy_entry_id`,`sheet_id`) REFERENCES `proxy_entry`(`id`,`sheet_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `gate_answer_revision_proxy_entry` ON `gate_answer_revision` (`proxy_entry_id`);--> statement-breakpoint
CREATE INDEX `gate_answer_revision_campaign` ON `gate_answer_revision` (`campaign_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `proxy_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`sheet_id` text NOT NULL,
	`decided_by` text NOT NULL,
	`decided_on` text NOT NULL,
	`document_number` text NOT NULL,
	`paper_location` text NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` text NOT NULL,
	`sequence` integer NOT NULL,
	FOREIGN KEY (`entered_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sheet_id`,`campaign_id`) REFERENCES `sheet`(`id`,`campaign_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "proxy_entry_decided_on" CHECK("proxy_entry"."decided_on" is null or "proxy_entry"."decided_on" is date("proxy_entry"."decided_on"))
);
--> statement-breakpoint
CREATE INDEX `proxy_entry_sheet` ON `proxy_entry` (`sheet_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `proxy_entry_of_campaign` ON `proxy_entry` (`id`,`campaign_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `proxy_entry_of_sheet` ON `proxy_entry` (`id`,`sheet_id`);--> statement-breakpoint
CREATE TABLE `sheet_event` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`sheet_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` text NOT NULL,
	`actor_id` text NOT NULL,
	`actor_name` text NOT NULL,
	`submission_id` text,
	`reason` text NOT NULL,
	`sequence` integer NOT NULL,
	FOREIGN KEY (`actor_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sheet_id`,`campaign_id`) REFERENCES `sheet`(`id`,`campaign_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`submission_id`,`sheet_id`) REFERENCES `sheet_submission`(`id`,`sheet_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sheet_event_kind" CHECK("sheet_event"."kind" in ('submit', 'withdraw', 'confirm', 'self_confirm', 'return', 'accept', 'self_accept', 'proxy')),
	CONSTRAINT "sheet_event_submission" CHECK(("sheet_event"."kind" = 'proxy') = ("sheet_event"."submission_id" is null)),
	CONSTRAINT "sheet_event_reason" CHECK("sheet_event"."kind" <> 'return' or length(trim("sheet_event"."reason")) > 0)
);
--> statement-breakpoint
CREATE INDEX `sheet_event_sheet` ON `sheet_event` (`sheet_id`);--> statement-breakpoint
CREATE TABLE `sheet_submission` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`sheet_id` text NOT NULL,
	`number` integer NOT NULL,
	`content_hash` text NOT NULL,
	`submitted_by` text NOT NULL,
	`proxy_entry_id` text,
	`at` text NOT NULL,
	`sequence` integer NOT NULL,
	FOREIGN KEY (`submitted_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sheet_id`,`campaign_id`) REFERENCES `sheet`(`id`,`campaign_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proxy_entry_id`,`sheet_id`) REFERENCES `proxy_entry`(`id`,`sheet_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sheet_submission_number" CHECK("sheet_submission"."number" >= 1),
	CONSTRAINT "sheet_submission_hash" CHECK("sheet_submission"."content_hash" is null or (length("sheet_submission"."content_hash") = 64 and "sheet_submission"."content_hash" not glob '*[^0-9a-f]*'))
);
--> statement-breakpoint
CREATE INDEX `sheet_submission_proxy_entry` ON `sheet_submission` (`proxy_entry_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `sheet_submission_number` ON `sheet_submission` (`sheet_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `sheet_submission_of_sheet` ON `sheet_submission` (`id`,`sheet_id`);--> statement-breakpoint
CREATE INDEX `sheet_submission_campaign` ON `sheet_submission` (`campaign_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `frozen_gate` (
	`closing_id` text NOT NULL,
	`sheet_id` text NOT NULL,
	`gate_id` text NOT NULL,
	`holds` integer NOT NULL,
	`rev` integer NOT NULL,
	PRIMARY KEY(`closing_id`, `sheet_id`, `gate_id`),
	FOREIGN KEY (`closing_id`) REFERENCES `closing`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sheet_id`) REFERENCES `sheet`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `frozen_item` (
	`closing_id` text NOT NULL,
	`item_id` text NOT NULL,
	`order` integer NOT NULL,
	`object_id` text,
	`decides` integer NOT NULL,
	`campaign_question_id` text NOT NULL,
	`sheet_id` text NOT NULL,
	`target_id` text NOT NULL,
	`target_type` text NOT NULL,
	`owner_unit_id` text NOT NULL,
	`bureau_id` text,
	`population` text NOT NULL,
	`chapter` text NOT NULL,
	`weight` integer NOT NULL,
	`critical` integer NOT NULL,
	`outcome` text NOT NULL,
	`by_gate` integer NOT NULL,
	`draft` text,
	`unanswered` text,
	`rev` integer,
	`submitted` integer NOT NULL,
	`late` integer NOT NULL,
	`confirmed` integer NOT NULL,
	PRIMARY KEY(`closing_id`, `item_id`),
	FOREIGN KEY (`closing_id`) REFERENCES `closing`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`object_id`) REFERENCES `campaign_object`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_question_id`) REFERENCES `campaign_question`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sheet_id`) REFERENCES `sheet`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "frozen_item_decides" CHECK("frozen_item"."decides" in (0, 1)),
	CONSTRAINT "frozen_item_whole" CHECK("frozen_item"."object_id" is not null or "frozen_item"."decides" = 1),
	CONSTRAINT "frozen_item_target_type" CHECK("frozen_item"."target_type" in ('organization', 'bureau', 'department', 'system')),
	CONSTRAINT "frozen_item_population" CHECK("frozen_item"."population" in ('units', 'systems', 'organization')),
	CONSTRAINT "frozen_item_outcome" CHECK("frozen_item"."outcome" in ('implemented', 'partially_implemented', 'not_implemented', 'not_applicable', 'unknown', 'excepted', 'unanswered')),
	CONSTRAINT "frozen_item_draft" CHECK("frozen_item"."draft" is null or "frozen_item"."draft" in ('implemented', 'partially_implemented', 'not_implemented', 'not_applicable', 'unknown')),
	CONSTRAINT "frozen_item_unanswered" CHECK("frozen_item"."unanswered" is null or "frozen_item"."unanswered" in ('not_submitted', 'gate_unanswered', 'no_answer')),
	CONSTRAINT "frozen_item_weight" CHECK("frozen_item"."weight" >= 1),
	CONSTRAINT "frozen_item_cause" CHECK(("frozen_item"."outcome" = 'unanswered') = ("frozen_item"."unanswered" is not null)),
	CONSTRAINT "frozen_item_late" CHECK("frozen_item"."submitted" or not ("frozen_item"."late" or "frozen_item"."confirmed"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `frozen_item_order` ON `frozen_item` (`closing_id`,`order`);--> statement-breakpoint
CREATE UNIQUE INDEX `frozen_item_deciding` ON `frozen_item` (`closing_id`,`campaign_question_id`,`target_id`) WHERE decides = 1;--> statement-breakpoint
CREATE INDEX `frozen_item_target` ON `frozen_item` (`closing_id`,`target_id`);--> statement-breakpoint
CREATE INDEX `frozen_item_count` ON `frozen_item` (`closing_id`,`population`,`chapter`,`outcome`);--> statement-breakpoint
CREATE TABLE `frozen_item_clause` (
	`closing_id` text NOT NULL,
	`item_id` text NOT NULL,
	`row_id` text NOT NULL,
	`campaign_clause_id` text NOT NULL,
	`order` integer NOT NULL,
	PRIMARY KEY(`closing_id`, `item_id`, `row_id`, `campaign_clause_id`),
	FOREIGN KEY (`closing_id`) REFERENCES `closing`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_clause_id`) REFERENCES `campaign_clause`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `frozen_item_clause_clause` ON `frozen_item_clause` (`closing_id`,`campaign_clause_id`);--> statement-breakpoint
CREATE TABLE `frozen_item_role` (
	`closing_id` text NOT NULL,
	`item_id` text NOT NULL,
	`role` text NOT NULL,
	`order` integer NOT NULL,
	PRIMARY KEY(`closing_id`, `item_id`, `role`),
	FOREIGN KEY (`closing_id`) REFERENCES `closing`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "frozen_item_role_role" CHECK("frozen_item_role"."role" in ('ciso', 'supervising_security_officer', 'committee', 'audit_supervisor', 'auditor', 'csirt', 'secretariat', 'cloud_approver', 'security_officer', 'security_manager', 'staff', 'handler', 'audited_unit', 'contractor', 'system_manager', 'system_operator', 'cloud_manager'))
);
--> statement-breakpoint
CREATE INDEX `frozen_item_role_role` ON `frozen_item_role` (`closing_id`,`role`);--> statement-breakpoint
CREATE TABLE `frozen_person` (
	`closing_id` text NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`closing_id`, `person_id`),
	FOREIGN KEY (`closing_id`) REFERENCES `closing`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `frozen_row` (
	`closing_id` text NOT NULL,
	`item_id` text NOT NULL,
	`row_id` text NOT NULL,
	`order` integer NOT NULL,
	`value` text,
	PRIMARY KEY(`closing_id`, `item_id`, `row_id`),
	FOREIGN KEY (`closing_id`) REFERENCES `closing`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "frozen_row_value" CHECK("frozen_row"."value" is null or "frozen_row"."value" in ('yes', 'no', 'not_applicable', 'unknown'))
);
--> statement-breakpoint
CREATE TABLE `frozen_sheet` (
	`closing_id` text NOT NULL,
	`sheet_id` text NOT NULL,
	`state` text NOT NULL,
	`steps_passed` integer NOT NULL,
	`due_on` text NOT NULL,
	`submitted_at` text,
	`submitted_late` integer,
	`self_confirmed` integer NOT NULL,
	`by_proxy` integer NOT NULL,
	PRIMARY KEY(`closing_id`, `sheet_id`),
	FOREIGN KEY (`closing_id`) REFERENCES `closing`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sheet_id`) REFERENCES `sheet`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "frozen_sheet_state" CHECK("frozen_sheet"."state" in ('not_started', 'in_progress', 'submitted', 'confirmed', 'accepted', 'returned')),
	CONSTRAINT "frozen_sheet_due_on" CHECK("frozen_sheet"."due_on" is null or "frozen_sheet"."due_on" is date("frozen_sheet"."due_on"))
);
--> statement-breakpoint
CREATE TABLE `body_setting` (
	`key` text PRIMARY KEY NOT NULL,
	`content` text NOT NULL,
	CONSTRAINT "body_setting_key" CHECK("body_setting"."key" in ('office_names', 'answering_rules', 'document_marking', 'scoring_rule'))
);
--> statement-breakpoint
CREATE TABLE `campaign_setting` (
	`campaign_id` text NOT NULL,
	`key` text NOT NULL,
	`content` text NOT NULL,
	PRIMARY KEY(`campaign_id`, `key`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "campaign_setting_key" CHECK("campaign_setting"."key" in ('office_names', 'answering_rules', 'document_marking', 'scoring_rule'))
);
--> statement-breakpoint
CREATE TABLE `task` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`office` text,
	`unit_id` text,
	`system_id` text,
	`person_id` text,
	`due_on` text,
	`opened_sequence` integer NOT NULL,
	`done_sequence` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`system_id`) REFERENCES `information_system`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "task_kind" CHECK("task"."kind" in ('sheet_returned')),
	CONSTRAINT "task_office" CHECK("task"."office" is null or "task"."office" in ('staff_in_charge', 'security_manager', 'bureau_coordinator', 'security_officer', 'system_manager', 'supervising_security_officer', 'ciso', 'committee_member', 'audit_supervisor', 'auditor', 'secretariat', 'administrator')),
	CONSTRAINT "task_due_on" CHECK("task"."due_on" is null or "task"."due_on" is date("task"."due_on")),
	CONSTRAINT "task_one_recipient" CHECK(("task"."office" is null) <> ("task"."person_id" is null)),
	CONSTRAINT "task_one_target" CHECK(("task"."unit_id" is null or "task"."system_id" is null) and ("task"."office" is not null or ("task"."unit_id" is null and "task"."system_id" is null))),
	CONSTRAINT "task_order" CHECK("task"."opened_sequence" >= 1 and ("task"."done_sequence" is null or "task"."done_sequence" > "task"."opened_sequence"))
);
--> statement-breakpoint
CREATE INDEX `task_open_office` ON `task` (`office`,`unit_id`,`system_id`) WHERE done_sequence is null;--> statement-breakpoint
CREATE INDEX `task_open_person` ON `task` (`person_id`) WHERE done_sequence is null;--> statement-breakpoint
CREATE INDEX `task_open_subject` ON `task` (`subject`,`kind`) WHERE done_sequence is null;