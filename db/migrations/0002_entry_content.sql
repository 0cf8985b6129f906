ALTER TABLE `activity_log` ADD `form` integer;--> statement-breakpoint
ALTER TABLE `activity_log` ADD `content_hash` text;--> statement-breakpoint
CREATE INDEX `decision_of_act` ON `decision` (`sequence`);--> statement-breakpoint
CREATE INDEX `erasure_of_act` ON `erasure` (`sequence`);--> statement-breakpoint
CREATE INDEX `file_of_act` ON `file` (`sequence`);--> statement-breakpoint
CREATE INDEX `proxy_entry_campaign` ON `proxy_entry` (`campaign_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `sheet_event_campaign` ON `sheet_event` (`campaign_id`,`sequence`);