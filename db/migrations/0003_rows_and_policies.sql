ALTER TABLE `unit_version` ADD `policy_id` text;--> statement-breakpoint
ALTER TABLE `unit_version` ADD CONSTRAINT `unit_version_policy_id` CHECK("policy_id" is null or ("policy_id" <> '' and "policy_id" not glob '*[^a-z0-9_-]*'));--> statement-breakpoint
ALTER TABLE `frozen_row` ADD `excepted` integer;--> statement-breakpoint
ALTER TABLE `frozen_row` ADD CONSTRAINT `frozen_row_excepted` CHECK("excepted" is null or "excepted" in (0, 1));
