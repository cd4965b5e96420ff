CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`staff` text NOT NULL,
	`role` text NOT NULL,
	`act` text NOT NULL,
	`number` text,
	`version` integer
);
--> statement-breakpoint
CREATE INDEX `audit_number` ON `audit` (`number`,`at`);--> statement-breakpoint
CREATE INDEX `complaints_due` ON `complaints` (`due_at`,`number`) WHERE "complaints"."due_at" is not null;--> statement-breakpoint
CREATE INDEX `complaints_language` ON `complaints` (`language`,`due_at`,`number`) WHERE "complaints"."due_at" is not null;--> statement-breakpoint
CREATE INDEX `complaints_state` ON `complaints` ("facts" ->> '$.state',`due_at`,`number`) WHERE "complaints"."due_at" is not null;--> statement-breakpoint
CREATE INDEX `complaints_level` ON `complaints` ("facts" ->> '$.level',`due_at`,`number`) WHERE "complaints"."due_at" is not null;--> statement-breakpoint
CREATE INDEX `complaints_severity` ON `complaints` ("facts" ->> '$.severity',`due_at`,`number`) WHERE "complaints"."due_at" is not null;--> statement-breakpoint
CREATE INDEX `complaints_category` ON `complaints` ("facts" ->> '$.category',`due_at`,`number`) WHERE "complaints"."due_at" is not null;--> statement-breakpoint
CREATE INDEX `complaints_assignee` ON `complaints` ("facts" ->> '$.assignee',`due_at`,`number`) WHERE "complaints"."due_at" is not null;--> statement-breakpoint
CREATE INDEX `complaints_customerwrotelast` ON `complaints` ("facts" ->> '$.customerWroteLast',`due_at`,`number`) WHERE "complaints"."due_at" is not null;
--> statement-breakpoint
-- Who did what stays as it was written; only the record of a case that has expired goes with it.
CREATE TRIGGER audit_keep BEFORE UPDATE ON audit
BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER audit_stay BEFORE DELETE ON audit
WHEN NOT EXISTS (SELECT 1 FROM complaints WHERE number = OLD.number AND expired_at IS NOT NULL)
BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;
