CREATE TABLE `mail_use` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`used` integer NOT NULL,
	`rest` integer NOT NULL
);
--> statement-breakpoint
DROP INDEX `outbox_next`;--> statement-breakpoint
DROP INDEX `outbox_notices`;--> statement-breakpoint
ALTER TABLE `outbox` ADD `priority` integer DEFAULT 2 NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` ADD `claim` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `first_tried_at` integer;--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (`priority`,`next_at`) WHERE "outbox"."next_at" is not null;--> statement-breakpoint
UPDATE `outbox` SET `first_tried_at` = CASE WHEN `tries` > 0 THEN `created_at` END,
	`priority` = CASE WHEN `recipient` LIKE 'robot:%' THEN 0 WHEN `recipient` IS NOT NULL THEN 3 WHEN `kind` = 'code' THEN 1 ELSE 2 END
	WHERE `next_at` IS NOT NULL;
