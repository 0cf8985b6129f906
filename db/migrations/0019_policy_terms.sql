CREATE TABLE `policy_publication` (
	`policy_version_id` text PRIMARY KEY NOT NULL,
	`before_id` text,
	`summary` text,
	`published_by` text,
	`published_at` text NOT NULL,
	`sequence` integer NOT NULL,
	FOREIGN KEY (`policy_version_id`) REFERENCES `policy_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`before_id`) REFERENCES `policy_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "policy_publication_summary" CHECK("policy_publication"."summary" is null or length(trim("policy_publication"."summary")) > 0),
	CONSTRAINT "policy_publication_summary_length" CHECK("policy_publication"."summary" is null or length("policy_publication"."summary") <= 2000),
	CONSTRAINT "policy_publication_before" CHECK("policy_publication"."before_id" is not "policy_publication"."policy_version_id")
);
--> statement-breakpoint
CREATE TABLE `policy_term` (
	`policy_version_id` text NOT NULL,
	`rev` integer NOT NULL,
	`valid_from` text,
	`valid_to` text,
	`because` text,
	`written_by` text,
	`written_at` text NOT NULL,
	`sequence` integer NOT NULL,
	PRIMARY KEY(`policy_version_id`, `rev`),
	FOREIGN KEY (`policy_version_id`) REFERENCES `policy_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "policy_term_valid_from" CHECK("policy_term"."valid_from" is null or "policy_term"."valid_from" is date("policy_term"."valid_from")),
	CONSTRAINT "policy_term_valid_to" CHECK("policy_term"."valid_to" is null or "policy_term"."valid_to" is date("policy_term"."valid_to")),
	CONSTRAINT "policy_term_because" CHECK("policy_term"."because" is null or length(trim("policy_term"."because")) > 0),
	CONSTRAINT "policy_term_order" CHECK("policy_term"."valid_from" is null or "policy_term"."valid_to" is null or "policy_term"."valid_to" >= date("policy_term"."valid_from", '-1 day')),
	CONSTRAINT "policy_term_reason" CHECK("policy_term"."because" is not null or ("policy_term"."rev" = 1 and "policy_term"."valid_to" is null)),
	CONSTRAINT "policy_term_rev" CHECK("policy_term"."rev" >= 1)
);
