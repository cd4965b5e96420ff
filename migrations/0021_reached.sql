CREATE TABLE `outages` (
	`started_at` integer PRIMARY KEY NOT NULL,
	`ended_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `complaints_unreached` ON `complaints` ("facts" ->> '$.unreachedSince',`number`) WHERE "facts" ->> '$.unreachedSince' is not null;--> statement-breakpoint
CREATE INDEX `complaints_reminderowed` ON `complaints` (`due_at`,`number`) WHERE "facts" ->> '$.reminderOwed' = 1 and "due_at" is not null;--> statement-breakpoint
CREATE INDEX `complaints_confirmationowed` ON `complaints` (`due_at`,`number`) WHERE "facts" ->> '$.confirmationOwed' = 1 and "due_at" is not null;