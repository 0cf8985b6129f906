ALTER TABLE `body_setting` DROP CONSTRAINT `body_setting_key`;--> statement-breakpoint
ALTER TABLE `body_setting` ADD CONSTRAINT `body_setting_key` CHECK("key" in ('office_names', 'answering_rules', 'document_marking', 'scoring_rule', 'modules', 'committee_rules', 'session_terms', 'sign_in_limits', 'body_kind', 'former_names', 'left_out_steps'));--> statement-breakpoint
ALTER TABLE `campaign_setting` DROP CONSTRAINT `campaign_setting_key`;--> statement-breakpoint
ALTER TABLE `campaign_setting` ADD CONSTRAINT `campaign_setting_key` CHECK("key" in ('office_names', 'answering_rules', 'document_marking', 'scoring_rule', 'modules', 'committee_rules'));--> statement-breakpoint
CREATE INDEX `activity_log_setting` ON `activity_log` (`subject`,`sequence`) WHERE type = 'setting.change';
