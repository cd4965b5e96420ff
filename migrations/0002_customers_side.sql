CREATE TABLE `case_hashes` (
	`number` text NOT NULL,
	`kind` text NOT NULL,
	`hash` text NOT NULL,
	`key_version` integer NOT NULL,
	PRIMARY KEY(`number`, `kind`)
);
--> statement-breakpoint
CREATE INDEX `case_hashes_hash` ON `case_hashes` (`kind`,`hash`);--> statement-breakpoint
CREATE INDEX `case_hashes_key_version` ON `case_hashes` (`key_version`);--> statement-breakpoint
CREATE TABLE `one_time_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`purpose` text NOT NULL,
	`contact_version` integer NOT NULL,
	`code_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`tries` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `one_time_codes_number` ON `one_time_codes` (`number`,`created_at`);--> statement-breakpoint
CREATE INDEX `one_time_codes_expiry` ON `one_time_codes` (`expires_at`);--> statement-breakpoint
CREATE TABLE `reservations` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`salt` text NOT NULL,
	`key_version` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `reservations_expiry` ON `reservations` (`expires_at`);--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`version` integer,
	`staged_for` text,
	`position` integer NOT NULL,
	`size` integer NOT NULL,
	`sealed` text NOT NULL,
	`stored_at` integer,
	`expires_at` integer
);
--> statement-breakpoint
CREATE INDEX `files_number` ON `files` (`number`);--> statement-breakpoint
CREATE INDEX `files_expiry` ON `files` (`expires_at`) WHERE "files"."expires_at" is not null;--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`once` text,
	`number` text NOT NULL,
	`kind` text NOT NULL,
	`contact_version` integer NOT NULL,
	`sealed` text,
	`created_at` integer NOT NULL,
	`next_at` integer,
	`tries` integer NOT NULL,
	`doubts` integer NOT NULL,
	`sent_at` integer,
	`given_up_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_once_unique` ON `outbox` (`once`);--> statement-breakpoint
CREATE INDEX `outbox_next` ON `outbox` (`next_at`) WHERE "outbox"."next_at" is not null;--> statement-breakpoint
CREATE INDEX `outbox_number` ON `outbox` (`number`);--> statement-breakpoint
ALTER TABLE `complaints` ADD `expired_at` integer;--> statement-breakpoint
CREATE INDEX `complaints_key_version` ON `complaints` (`key_version`);--> statement-breakpoint
ALTER TABLE `jobs` ADD `done` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `jobs` ADD `failed` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `jobs` ADD `cursor` text;--> statement-breakpoint
CREATE INDEX `answers_number` ON `answers` (`number`);