ALTER TABLE `complaints` ADD `heard_bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- What customers had brought before: base64url is a third longer than the bytes that it stands for.
UPDATE `complaints` SET `heard_bytes` = coalesce((SELECT sum(length(w.`sealed`) * 3 / 4) FROM `complaint_words` AS w
  JOIN `complaint_events` AS e ON e.`number` = w.`number` AND e.`version` = w.`version`
  WHERE w.`number` = `complaints`.`number` AND (e.`actor` = 'customer' OR w.`version` = 1)), 0);
