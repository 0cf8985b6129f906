CREATE TABLE `past_import` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`fiscal_year` integer NOT NULL,
	`imported_at` text NOT NULL,
	`imported_by` text NOT NULL,
	FOREIGN KEY (`imported_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "past_import_kind" CHECK("past_import"."kind" in ('measures', 'results')),
	CONSTRAINT "past_import_fiscal_year" CHECK("past_import"."fiscal_year" between 1947 and 9998)
);
--> statement-breakpoint
CREATE TABLE `past_measure` (
	`id` text PRIMARY KEY NOT NULL,
	`import_id` text NOT NULL,
	`number` integer NOT NULL,
	`unit_id` text NOT NULL,
	`content` text NOT NULL,
	`progress` text NOT NULL,
	`rev` integer NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `past_import`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "past_measure_number" CHECK("past_measure"."number" >= 1),
	CONSTRAINT "past_measure_rev" CHECK("past_measure"."rev" >= 1),
	CONSTRAINT "past_measure_progress" CHECK("past_measure"."progress" in ('not_started', 'in_progress', 'reported_done', 'effect_confirmed', 'postponed', 'cancelled'))
);
--> statement-breakpoint
CREATE INDEX `past_measure_import` ON `past_measure` (`import_id`);--> statement-breakpoint
CREATE TABLE `past_measure_step` (
	`measure_id` text NOT NULL,
	`rev` integer NOT NULL,
	`progress` text NOT NULL,
	`note` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at` text NOT NULL,
	PRIMARY KEY(`measure_id`, `rev`),
	FOREIGN KEY (`measure_id`) REFERENCES `past_measure`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "past_measure_step_rev" CHECK("past_measure_step"."rev" >= 2),
	CONSTRAINT "past_measure_step_progress" CHECK("past_measure_step"."progress" in ('not_started', 'in_progress', 'reported_done', 'effect_confirmed', 'postponed', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE `past_result` (
	`id` text PRIMARY KEY NOT NULL,
	`import_id` text NOT NULL,
	`number` integer NOT NULL,
	`unit_id` text,
	`system_id` text,
	`policy_id` text,
	`document` text,
	`clause_id` text,
	`question_text` text,
	`value` text NOT NULL,
	`comment` text NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `past_import`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`system_id`) REFERENCES `information_system`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "past_result_document" CHECK("past_result"."document" is null or "past_result"."document" in ('basic_policy', 'standards')),
	CONSTRAINT "past_result_value" CHECK("past_result"."value" in ('implemented', 'partially_implemented', 'not_implemented', 'not_applicable', 'unknown')),
	CONSTRAINT "past_result_question_text" CHECK("past_result"."question_text" is null or length(trim("past_result"."question_text")) > 0),
	CONSTRAINT "past_result_number" CHECK("past_result"."number" >= 1),
	CONSTRAINT "past_result_target" CHECK(("past_result"."unit_id" is null) <> ("past_result"."system_id" is null)),
	CONSTRAINT "past_result_about" CHECK(("past_result"."clause_id" is null) <> ("past_result"."question_text" is null)),
	CONSTRAINT "past_result_clause" CHECK(("past_result"."clause_id" is null) = ("past_result"."policy_id" is null) and ("past_result"."clause_id" is null) = ("past_result"."document" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `past_result_number` ON `past_result` (`import_id`,`number`);--> statement-breakpoint
CREATE INDEX `past_result_unit` ON `past_result` (`unit_id`);--> statement-breakpoint
CREATE INDEX `past_result_system` ON `past_result` (`system_id`);