ALTER TABLE `body_setting` DROP CONSTRAINT `body_setting_key`;--> statement-breakpoint
ALTER TABLE `body_setting` ADD CONSTRAINT `body_setting_key` CHECK("key" in ('office_names', 'answering_rules', 'document_marking', 'scoring_rule', 'modules', 'committee_rules', 'bureau_rule', 'object_rule', 'session_terms', 'sign_in_limits', 'body_kind', 'former_names', 'left_out_steps', 'worked_example', 'put_away_rehearsals'));--> statement-breakpoint
ALTER TABLE `campaign_setting` DROP CONSTRAINT `campaign_setting_key`;--> statement-breakpoint
ALTER TABLE `campaign_setting` ADD CONSTRAINT `campaign_setting_key` CHECK("key" in ('office_names', 'answering_rules', 'document_marking', 'scoring_rule', 'modules', 'committee_rules', 'bureau_rule', 'object_rule'));--> statement-breakpoint
DROP INDEX `campaign_object_target`;--> statement-breakpoint
DROP INDEX `campaign_object_code`;--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_object_code` ON `campaign_object` (`campaign_id`,`target_id`,`kind`,`code`);
