CREATE TABLE `transfer` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`on_date` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`drafted_at` text NOT NULL,
	`applied_at` text,
	`applied_sequence` integer,
	`undone_at` text,
	`leaving` text NOT NULL,
	`changes_hash` text,
	CONSTRAINT "transfer_name" CHECK("transfer"."name" is null or length(trim("transfer"."name")) > 0),
	CONSTRAINT "transfer_on" CHECK("transfer"."on_date" is null or "transfer"."on_date" is date("transfer"."on_date")),
	CONSTRAINT "transfer_kind" CHECK("transfer"."kind" in ('full', 'partial')),
	CONSTRAINT "transfer_state" CHECK("transfer"."state" in ('draft', 'applied', 'undone')),
	CONSTRAINT "transfer_changes_hash" CHECK("transfer"."changes_hash" is null or (length("transfer"."changes_hash") = 64 and "transfer"."changes_hash" not glob '*[^0-9a-f]*')),
	CONSTRAINT "transfer_applied" CHECK(("transfer"."state" = 'draft') = ("transfer"."applied_at" is null) and ("transfer"."applied_at" is null) = ("transfer"."applied_sequence" is null) and ("transfer"."applied_at" is null) = ("transfer"."changes_hash" is null)),
	CONSTRAINT "transfer_undone" CHECK(("transfer"."state" = 'undone') = ("transfer"."undone_at" is not null))
);
--> statement-breakpoint
CREATE TABLE `transfer_change` (
	`transfer_id` text NOT NULL,
	`table_name` text NOT NULL,
	`row_key` text NOT NULL,
	`before` text,
	`after` text,
	PRIMARY KEY(`transfer_id`, `table_name`, `row_key`),
	FOREIGN KEY (`transfer_id`) REFERENCES `transfer`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "transfer_change_some" CHECK("transfer_change"."before" is not "transfer_change"."after")
);
--> statement-breakpoint
CREATE TABLE `transfer_line` (
	`transfer_id` text NOT NULL,
	`number` integer NOT NULL,
	`content` text NOT NULL,
	`left_out` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`transfer_id`, `number`),
	FOREIGN KEY (`transfer_id`) REFERENCES `transfer`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "transfer_line_left_out" CHECK("transfer_line"."left_out" in (0, 1)),
	CONSTRAINT "transfer_line_number" CHECK("transfer_line"."number" >= 1)
);
