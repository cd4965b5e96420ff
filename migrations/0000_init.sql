CREATE TABLE `answers` (
	`key_hash` text PRIMARY KEY NOT NULL,
	`content_hash` text NOT NULL,
	`number` text NOT NULL,
	`version` integer NOT NULL,
	`sealed` text,
	`key_version` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `answers_expiry` ON `answers` (`expires_at`) WHERE "answers"."sealed" is not null;--> statement-breakpoint
CREATE TABLE `complaint_events` (
	`number` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`role` text,
	`type` text NOT NULL,
	`visibility` text NOT NULL,
	`facts` text NOT NULL,
	PRIMARY KEY(`number`, `version`)
);
--> statement-breakpoint
CREATE TABLE `complaint_words` (
	`number` text NOT NULL,
	`version` integer NOT NULL,
	`sealed` text NOT NULL,
	PRIMARY KEY(`number`, `version`)
);
--> statement-breakpoint
CREATE TABLE `complaints` (
	`number` text PRIMARY KEY NOT NULL,
	`code_hash` text NOT NULL,
	`code_generation` integer NOT NULL,
	`kind` text NOT NULL,
	`language` text NOT NULL,
	`on_behalf` integer NOT NULL,
	`notice_version` integer NOT NULL,
	`facts` text NOT NULL,
	`version` integer NOT NULL,
	`due_at` integer,
	`alarm_at` integer,
	`salt` text,
	`key_version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `complaints_code_hash` ON `complaints` (`code_hash`);--> statement-breakpoint
CREATE INDEX `complaints_alarm` ON `complaints` (`alarm_at`) WHERE "complaints"."alarm_at" is not null;--> statement-breakpoint
CREATE TABLE `jobs` (
	`name` text PRIMARY KEY NOT NULL,
	`last_run_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `survey_responses` (
	`id` text PRIMARY KEY NOT NULL,
	`survey` text NOT NULL,
	`language` text NOT NULL,
	`at` integer NOT NULL,
	`choices` text NOT NULL,
	`content_hash` text NOT NULL,
	`sealed` text,
	`salt` text,
	`key_version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `survey_responses_survey` ON `survey_responses` (`survey`,`at`);