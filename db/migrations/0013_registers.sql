CREATE TABLE `contract` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`contractor` text NOT NULL,
	`owner_unit_id` text NOT NULL,
	`handed_over` text NOT NULL,
	`personal_information` integer NOT NULL,
	`subcontracting` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`approved_on` text,
	`approved_by` text,
	`approval_document` text,
	`note` text NOT NULL,
	`retired_on` text,
	FOREIGN KEY (`owner_unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contract_kind" CHECK("contract"."kind" in ('contract', 'cloud_service')),
	CONSTRAINT "contract_subcontracting" CHECK("contract"."subcontracting" in ('none', 'approved', 'unapproved')),
	CONSTRAINT "contract_code" CHECK("contract"."code" is null or length(trim("contract"."code")) > 0),
	CONSTRAINT "contract_name" CHECK("contract"."name" is null or length(trim("contract"."name")) > 0),
	CONSTRAINT "contract_contractor" CHECK("contract"."contractor" is null or length(trim("contract"."contractor")) > 0),
	CONSTRAINT "contract_personal_information" CHECK("contract"."personal_information" in (0, 1)),
	CONSTRAINT "contract_starts_on" CHECK("contract"."starts_on" is null or "contract"."starts_on" is date("contract"."starts_on")),
	CONSTRAINT "contract_ends_on" CHECK("contract"."ends_on" is null or "contract"."ends_on" is date("contract"."ends_on")),
	CONSTRAINT "contract_approved_on" CHECK("contract"."approved_on" is null or "contract"."approved_on" is date("contract"."approved_on")),
	CONSTRAINT "contract_retired_on" CHECK("contract"."retired_on" is null or "contract"."retired_on" is date("contract"."retired_on")),
	CONSTRAINT "contract_period" CHECK("contract"."ends_on" is null or "contract"."ends_on" >= "contract"."starts_on"),
	CONSTRAINT "contract_approval" CHECK(("contract"."approved_on" is null) = ("contract"."approved_by" is null) and ("contract"."approved_on" is null) = ("contract"."approval_document" is null) and ("contract"."approved_on" is null or (length(trim("contract"."approved_by")) > 0 and length(trim("contract"."approval_document")) > 0)))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contract_code_unique` ON `contract` (`code`);--> statement-breakpoint
CREATE INDEX `contract_owner` ON `contract` (`owner_unit_id`);--> statement-breakpoint
CREATE INDEX `contract_ends` ON `contract` (`ends_on`);--> statement-breakpoint
CREATE TABLE `contract_system` (
	`contract_id` text NOT NULL,
	`system_id` text NOT NULL,
	PRIMARY KEY(`contract_id`, `system_id`),
	FOREIGN KEY (`contract_id`) REFERENCES `contract`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`system_id`) REFERENCES `information_system`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `contract_system_system` ON `contract_system` (`system_id`);--> statement-breakpoint
CREATE TABLE `inquiry` (
	`id` text PRIMARY KEY NOT NULL,
	`due_on` text NOT NULL,
	`opened_sequence` integer NOT NULL,
	`closed_sequence` integer,
	CONSTRAINT "inquiry_due_on" CHECK("inquiry"."due_on" is null or "inquiry"."due_on" is date("inquiry"."due_on")),
	CONSTRAINT "inquiry_order" CHECK("inquiry"."opened_sequence" >= 1 and ("inquiry"."closed_sequence" is null or "inquiry"."closed_sequence" > "inquiry"."opened_sequence"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inquiry_open` ON `inquiry` ((closed_sequence is null)) WHERE closed_sequence is null;--> statement-breakpoint
CREATE TABLE `inquiry_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`inquiry_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`system_id` text,
	`contract_id` text,
	`answer` text,
	`remark` text NOT NULL,
	`answered_sequence` integer,
	`settled_sequence` integer,
	FOREIGN KEY (`inquiry_id`) REFERENCES `inquiry`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`system_id`) REFERENCES `information_system`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contract_id`) REFERENCES `contract`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "inquiry_entry_answer" CHECK("inquiry_entry"."answer" is null or "inquiry_entry"."answer" in ('right', 'differs')),
	CONSTRAINT "inquiry_entry_one" CHECK(("inquiry_entry"."system_id" is null) <> ("inquiry_entry"."contract_id" is null)),
	CONSTRAINT "inquiry_entry_answered" CHECK(("inquiry_entry"."answer" is null) = ("inquiry_entry"."answered_sequence" is null)),
	CONSTRAINT "inquiry_entry_remark" CHECK("inquiry_entry"."answer" is not 'differs' or length(trim("inquiry_entry"."remark")) > 0),
	CONSTRAINT "inquiry_entry_settled" CHECK("inquiry_entry"."settled_sequence" is null or ("inquiry_entry"."answer" is 'differs' and "inquiry_entry"."settled_sequence" > "inquiry_entry"."answered_sequence"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inquiry_entry_system` ON `inquiry_entry` (`inquiry_id`,`system_id`) WHERE system_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `inquiry_entry_contract` ON `inquiry_entry` (`inquiry_id`,`contract_id`) WHERE contract_id is not null;--> statement-breakpoint
CREATE INDEX `inquiry_entry_unit` ON `inquiry_entry` (`inquiry_id`,`unit_id`);--> statement-breakpoint
CREATE INDEX `inquiry_entry_of_system` ON `inquiry_entry` (`system_id`);--> statement-breakpoint
CREATE INDEX `inquiry_entry_of_contract` ON `inquiry_entry` (`contract_id`);--> statement-breakpoint
ALTER TABLE `information_system` ADD `confidentiality` text;--> statement-breakpoint
ALTER TABLE `information_system` ADD `integrity` text;--> statement-breakpoint
ALTER TABLE `information_system` ADD `availability` text;--> statement-breakpoint
ALTER TABLE `information_system` ADD `contractor` text;--> statement-breakpoint
ALTER TABLE `information_system` ADD `contract_ends_on` text;--> statement-breakpoint
ALTER TABLE `information_system` ADD `note` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `information_system` ADD CONSTRAINT `information_system_confidentiality` CHECK("confidentiality" is null or "confidentiality" in ('1', '2', '3', '3C', '3B', '3A'));--> statement-breakpoint
ALTER TABLE `information_system` ADD CONSTRAINT `information_system_integrity` CHECK("integrity" is null or "integrity" in ('1', '2'));--> statement-breakpoint
ALTER TABLE `information_system` ADD CONSTRAINT `information_system_availability` CHECK("availability" is null or "availability" in ('1', '2'));--> statement-breakpoint
ALTER TABLE `information_system` ADD CONSTRAINT `information_system_contractor` CHECK("contractor" is null or length(trim("contractor")) > 0);--> statement-breakpoint
ALTER TABLE `information_system` ADD CONSTRAINT `information_system_contract_ends_on` CHECK("contract_ends_on" is null or "contract_ends_on" is date("contract_ends_on"));--> statement-breakpoint
ALTER TABLE `task` DROP CONSTRAINT `task_kind`;--> statement-breakpoint
ALTER TABLE `task` ADD CONSTRAINT `task_kind` CHECK("kind" in ('sheet_returned', 'ledger_inquiry'));
