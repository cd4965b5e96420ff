CREATE INDEX `answers_steps` ON `answers` (`expires_at`) WHERE "answers"."version" > 1;--> statement-breakpoint
-- What was posted beside a decoy goes with it, and stands for nobody.
CREATE TRIGGER `decoys_go_with_their_code` AFTER DELETE ON `one_time_codes`
WHEN OLD.number LIKE 'decoy %'
BEGIN DELETE FROM `outbox` WHERE `number` = OLD.number; END;
