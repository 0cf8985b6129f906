ALTER TABLE `credential` ADD `must_change` integer;--> statement-breakpoint
ALTER TABLE `credential` ADD CONSTRAINT `credential_must_change` CHECK("must_change" is null or "must_change" in (0, 1));--> statement-breakpoint
CREATE INDEX `activity_log_sign_in` ON `activity_log` (`actor`) WHERE type = 'session.sign_in';
