ALTER TABLE `campaign` DROP CONSTRAINT `campaign_state`;--> statement-breakpoint
ALTER TABLE `campaign` ADD CONSTRAINT `campaign_state` CHECK("state" in ('draft', 'opening', 'open', 'closing', 'closed', 'reported', 'adopted'));--> statement-breakpoint
ALTER TABLE `campaign` DROP CONSTRAINT `campaign_opened`;--> statement-breakpoint
ALTER TABLE `campaign` ADD CONSTRAINT `campaign_opened` CHECK(("state" in ('draft', 'opening')) = ("opened_at" is null));--> statement-breakpoint
ALTER TABLE `campaign` DROP CONSTRAINT `campaign_closed`;--> statement-breakpoint
ALTER TABLE `campaign` ADD CONSTRAINT `campaign_closed` CHECK(("state" in ('closed','reported','adopted')) <> ("closing_id" is null));
