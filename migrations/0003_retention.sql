-- Events are only ever added, but for the record of a case whose time to be kept is over: it goes whole.
DROP TRIGGER complaint_events_stay;
--> statement-breakpoint
CREATE TRIGGER complaint_events_stay BEFORE DELETE ON complaint_events
WHEN NOT EXISTS (SELECT 1 FROM complaints WHERE number = OLD.number AND expired_at IS NOT NULL)
BEGIN
  SELECT RAISE(ABORT, 'complaint_events is append-only');
END;
--> statement-breakpoint
-- Only what was erased before can expire.
CREATE TRIGGER complaints_expire BEFORE UPDATE OF expired_at ON complaints
WHEN NEW.expired_at IS NOT NULL AND json_extract(OLD.facts, '$.erasedAt') IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a case is erased before its record expires');
END;
--> statement-breakpoint
-- Cases filed before the notice's times were stored with them: 180 and 1,095 days, as version 1 says.
UPDATE complaints SET facts = json_set(facts, '$.keepFor', json('{"content":15552000000,"record":94608000000}'))
WHERE json_extract(facts, '$.keepFor') IS NULL;
