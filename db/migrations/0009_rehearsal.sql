ALTER TABLE `campaign` DROP CONSTRAINT `campaign_kind`;--> statement-breakpoint
ALTER TABLE `campaign` ADD CONSTRAINT `campaign_kind` CHECK("kind" in ('regular', 'extraordinary', 'recheck', 'rehearsal'));--> statement-breakpoint
ALTER TABLE `campaign` ADD CONSTRAINT `campaign_rehearsal` CHECK("kind" <> 'rehearsal' or "state" not in ('reported', 'adopted'));--> statement-breakpoint
ALTER TABLE `body_setting` DROP CONSTRAINT `body_setting_key`;--> statement-breakpoint
ALTER TABLE `body_setting` ADD CONSTRAINT `body_setting_key` CHECK("key" in ('office_names', 'answering_rules', 'document_marking', 'scoring_rule', 'modules', 'committee_rules', 'session_terms', 'sign_in_limits', 'body_kind', 'former_names', 'left_out_steps', 'worked_example', 'put_away_rehearsals'));
