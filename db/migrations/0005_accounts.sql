ALTER TABLE `credential` ADD `must_change` integer;--> statement-breakpoint
CREATE INDEX `activity_log_sign_in` ON `activity_log` (`actor`) WHERE type = 'session.sign_in';