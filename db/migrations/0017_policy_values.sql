CREATE TABLE `policy_value` (
	`id` text PRIMARY KEY NOT NULL,
	`policy_id` text NOT NULL,
	`document` text NOT NULL,
	`clause_id` text NOT NULL,
	`kind` text NOT NULL,
	`rev` integer NOT NULL,
	CONSTRAINT "policy_value_policy_id" CHECK("policy_value"."policy_id" is null or ("policy_value"."policy_id" <> '' and "policy_value"."policy_id" not glob '*[^a-z0-9_-]*')),
	CONSTRAINT "policy_value_document" CHECK("policy_value"."document" in ('basic_policy', 'standards')),
	CONSTRAINT "policy_value_clause_id" CHECK("policy_value"."clause_id" is null or length(trim("policy_value"."clause_id")) > 0),
	CONSTRAINT "policy_value_kind" CHECK("policy_value"."kind" in ('length', 'frequency', 'deadline', 'retention', 'approver')),
	CONSTRAINT "policy_value_rev" CHECK("policy_value"."rev" >= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `policy_value_place` ON `policy_value` (`policy_id`,`document`,`clause_id`,`kind`);--> statement-breakpoint
CREATE TABLE `policy_value_revision` (
	`policy_value_id` text NOT NULL,
	`rev` integer NOT NULL,
	`value` text,
	`source` text,
	`article` text,
	`decided_on` text,
	`written_by` text NOT NULL,
	`written_at` text NOT NULL,
	`sequence` integer NOT NULL,
	PRIMARY KEY(`policy_value_id`, `rev`),
	FOREIGN KEY (`policy_value_id`) REFERENCES `policy_value`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "policy_value_revision_value" CHECK("policy_value_revision"."value" is null or length(trim("policy_value_revision"."value")) > 0),
	CONSTRAINT "policy_value_revision_source" CHECK("policy_value_revision"."source" is null or length(trim("policy_value_revision"."source")) > 0),
	CONSTRAINT "policy_value_revision_article" CHECK("policy_value_revision"."article" is null or length(trim("policy_value_revision"."article")) > 0),
	CONSTRAINT "policy_value_revision_decided_on" CHECK("policy_value_revision"."decided_on" is null or "policy_value_revision"."decided_on" is date("policy_value_revision"."decided_on")),
	CONSTRAINT "policy_value_revision_sourced" CHECK(("policy_value_revision"."value" is not null or "policy_value_revision"."source" is null) and ("policy_value_revision"."source" is not null or ("policy_value_revision"."article" is null and "policy_value_revision"."decided_on" is null))),
	CONSTRAINT "policy_value_revision_rev" CHECK("policy_value_revision"."rev" >= 1)
);
