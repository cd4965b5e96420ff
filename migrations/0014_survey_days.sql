ALTER TABLE `survey_responses` ADD `day` text DEFAULT '' NOT NULL;--> statement-breakpoint
-- The company's time zone is not known here: what came before is coarsened to its day in UTC.
UPDATE `survey_responses` SET `day` = date(`at` / 1000, 'unixepoch');--> statement-breakpoint
CREATE INDEX `survey_responses_day` ON `survey_responses` (`survey`,`day`);--> statement-breakpoint
CREATE INDEX `survey_responses_words` ON `survey_responses` (`survey`,`day`) WHERE "survey_responses"."sealed" is not null;
