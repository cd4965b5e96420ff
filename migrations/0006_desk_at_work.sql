CREATE TABLE `alerts` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`reason` text NOT NULL,
	`detail` text NOT NULL,
	`at` integer NOT NULL,
	`closed_at` integer,
	`closed_by` text,
	`closed_version` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alerts_once` ON `alerts` (`number`,`reason`,`detail`);--> statement-breakpoint
CREATE INDEX `alerts_open` ON `alerts` (`at`,`id`) WHERE "alerts"."closed_at" is null;--> statement-breakpoint
CREATE TABLE `drafts` (
	`number` text NOT NULL,
	`staff` text NOT NULL,
	`action` text NOT NULL,
	`sealed` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`number`, `staff`, `action`)
);
--> statement-breakpoint
DROP INDEX `outbox_next`;--> statement-breakpoint
ALTER TABLE `outbox` ADD `recipient` text;--> statement-breakpoint
CREATE INDEX `outbox_notices` ON `outbox` (`next_at`) WHERE "outbox"."next_at" is not null and "outbox"."recipient" is not null;--> statement-breakpoint
CREATE INDEX `outbox_given_up` ON `outbox` (`given_up_at`) WHERE "outbox"."given_up_at" is not null;--> statement-breakpoint
CREATE INDEX `outbox_next` ON `outbox` (`next_at`) WHERE "outbox"."next_at" is not null and "outbox"."recipient" is null;--> statement-breakpoint
CREATE INDEX `complaints_warned` ON `complaints` (`due_at`,`number`) WHERE "facts" ->> '$.warned' = 1 and "due_at" is not null;--> statement-breakpoint
CREATE INDEX `complaints_visits` ON `complaints` ("facts" ->> '$.visitDue',`number`) WHERE "facts" ->> '$.visitDue' is not null;--> statement-breakpoint
CREATE INDEX `complaints_causes` ON `complaints` ("facts" ->> '$.closedAt',`number`) WHERE "facts" ->> '$.causeOwed' = 1;--> statement-breakpoint
CREATE INDEX `complaints_cause` ON `complaints` ("facts" ->> '$.cause',"facts" ->> '$.closedAt',`number`) WHERE "facts" ->> '$.cause' is not null;--> statement-breakpoint
CREATE INDEX `complaints_item` ON `complaints` ("facts" ->> '$.item',"facts" ->> '$.closedAt',`number`) WHERE "facts" ->> '$.item' is not null;--> statement-breakpoint
CREATE TRIGGER `alerts_close_with_their_case` AFTER INSERT ON `complaint_events`
WHEN NEW.type = 'erase'
BEGIN UPDATE `alerts` SET `closed_at` = NEW.at WHERE `number` = NEW.number AND `closed_at` IS NULL; END;
