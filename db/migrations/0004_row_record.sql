CREATE TABLE `row_record` (
	`table_name` text NOT NULL,
	`group_key` text NOT NULL,
	`sequence` integer NOT NULL,
	`form` integer NOT NULL,
	`hash` text,
	PRIMARY KEY(`table_name`, `group_key`, `sequence`),
	CONSTRAINT "row_record_hash" CHECK("row_record"."hash" is null or (length("row_record"."hash") = 64 and "row_record"."hash" not glob '*[^0-9a-f]*'))
);
--> statement-breakpoint
CREATE INDEX `row_record_of_act` ON `row_record` (`sequence`);