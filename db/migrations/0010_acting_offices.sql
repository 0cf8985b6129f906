ALTER TABLE `appointment` ADD `kind` text;--> statement-breakpoint
ALTER TABLE `appointment` ADD CONSTRAINT `appointment_kind` CHECK("kind" is null or "kind" in ('concurrent', 'acting'));--> statement-breakpoint
ALTER TABLE `appointment` ADD CONSTRAINT `appointment_acting_ends` CHECK("kind" is not 'acting' or "until_date" is not null);--> statement-breakpoint
CREATE INDEX `activity_log_handover` ON `activity_log` (`subject`,`sequence`) WHERE type = 'handover.acknowledge';
