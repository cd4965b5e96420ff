DROP INDEX `survey_responses_survey`;--> statement-breakpoint
ALTER TABLE `survey_responses` DROP COLUMN `at`;