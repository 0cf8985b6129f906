CREATE TABLE `inquiry_hearing` (
	`id` text PRIMARY KEY NOT NULL,
	`inquiry_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`heard_from` text NOT NULL,
	`heard_on` text NOT NULL,
	`means` text NOT NULL,
	`entered_sequence` integer NOT NULL,
	FOREIGN KEY (`inquiry_id`) REFERENCES `inquiry`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "inquiry_hearing_heard_from" CHECK(length(trim("inquiry_hearing"."heard_from")) > 0),
	CONSTRAINT "inquiry_hearing_heard_on" CHECK("inquiry_hearing"."heard_on" is null or "inquiry_hearing"."heard_on" is date("inquiry_hearing"."heard_on")),
	CONSTRAINT "inquiry_hearing_means" CHECK("inquiry_hearing"."means" in ('paper', 'phone', 'meeting'))
);
--> statement-breakpoint
CREATE TABLE `inquiry_unlisted` (
	`id` text PRIMARY KEY NOT NULL,
	`inquiry_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`owns_nothing` integer NOT NULL,
	`answer` text,
	`words` text NOT NULL,
	`hearing_id` text,
	`answered_sequence` integer,
	`outcome` text,
	`because` text NOT NULL,
	`settled_sequence` integer,
	FOREIGN KEY (`inquiry_id`) REFERENCES `inquiry`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hearing_id`) REFERENCES `inquiry_hearing`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "inquiry_unlisted_owns_nothing" CHECK("inquiry_unlisted"."owns_nothing" in (0, 1)),
	CONSTRAINT "inquiry_unlisted_answer" CHECK("inquiry_unlisted"."answer" is null or "inquiry_unlisted"."answer" in ('none', 'listed')),
	CONSTRAINT "inquiry_unlisted_words" CHECK(("inquiry_unlisted"."answer" is 'listed') = (length(trim("inquiry_unlisted"."words")) > 0)),
	CONSTRAINT "inquiry_unlisted_answered" CHECK("inquiry_unlisted"."answer" is null or "inquiry_unlisted"."answered_sequence" is not null),
	CONSTRAINT "inquiry_unlisted_heard" CHECK("inquiry_unlisted"."hearing_id" is null or "inquiry_unlisted"."answer" is not null),
	CONSTRAINT "inquiry_unlisted_outcome" CHECK("inquiry_unlisted"."outcome" is null or "inquiry_unlisted"."outcome" in ('added', 'left_out')),
	CONSTRAINT "inquiry_unlisted_because" CHECK("inquiry_unlisted"."outcome" is not 'left_out' or length(trim("inquiry_unlisted"."because")) > 0),
	CONSTRAINT "inquiry_unlisted_settled" CHECK(("inquiry_unlisted"."outcome" is null) = ("inquiry_unlisted"."settled_sequence" is null) and ("inquiry_unlisted"."settled_sequence" is null or ("inquiry_unlisted"."answer" is 'listed' and "inquiry_unlisted"."settled_sequence" > "inquiry_unlisted"."answered_sequence")))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inquiry_unlisted_unit` ON `inquiry_unlisted` (`inquiry_id`,`unit_id`);--> statement-breakpoint
CREATE INDEX `inquiry_unlisted_of_unit` ON `inquiry_unlisted` (`unit_id`);--> statement-breakpoint
ALTER TABLE `inquiry_entry` ADD `hearing_id` text REFERENCES inquiry_hearing(id);--> statement-breakpoint
ALTER TABLE `inquiry_entry` ADD CONSTRAINT `inquiry_entry_heard` CHECK("hearing_id" is null or "answer" is not null);
