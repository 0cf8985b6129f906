CREATE TABLE `refusal_count` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`minute` text NOT NULL,
	`kind` text NOT NULL,
	`account_id` text,
	`address` text NOT NULL,
	`count` integer NOT NULL,
	`summarized` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "refusal_count_kind" CHECK("refusal_count"."kind" in ('wrong_credentials', 'too_soon', 'act_refused')),
	CONSTRAINT "refusal_count_summarized" CHECK("refusal_count"."summarized" in (0, 1)),
	CONSTRAINT "refusal_count_some" CHECK("refusal_count"."count" > 0)
);
--> statement-breakpoint
CREATE INDEX `refusal_count_untold` ON `refusal_count` (`id`) WHERE summarized = 0;--> statement-breakpoint
CREATE TABLE `server_secret` (
	`id` integer PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	CONSTRAINT "server_secret_single" CHECK("server_secret"."id" = 1),
	CONSTRAINT "server_secret_form" CHECK("server_secret"."secret" is null or (length("server_secret"."secret") = 64 and "server_secret"."secret" not glob '*[^0-9a-f]*'))
);
--> statement-breakpoint
INSERT INTO `server_secret` (`id`, `secret`) VALUES (1, lower(hex(randomblob(32))));--> statement-breakpoint
ALTER TABLE `body_setting` DROP CONSTRAINT `body_setting_key`;--> statement-breakpoint
ALTER TABLE `body_setting` ADD CONSTRAINT `body_setting_key` CHECK("key" in ('office_names', 'answering_rules', 'document_marking', 'scoring_rule', 'session_terms', 'sign_in_limits'));--> statement-breakpoint
ALTER TABLE `session` ADD `last_seen_at` text;