CREATE INDEX `reservations_number` ON `reservations` (`number`);--> statement-breakpoint
CREATE INDEX `survey_responses_key_version` ON `survey_responses` (`key_version`);--> statement-breakpoint
-- Until now the key of a case's words was also the key under which its access code was hashed.
UPDATE complaints SET code_hash = key_version || '.' || code_hash WHERE instr(code_hash, '.') = 0;
