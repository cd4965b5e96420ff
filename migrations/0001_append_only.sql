-- What happened stays as it was written: events are only ever added.
CREATE TRIGGER complaint_events_keep BEFORE UPDATE ON complaint_events
BEGIN
  SELECT RAISE(ABORT, 'complaint_events is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER complaint_events_stay BEFORE DELETE ON complaint_events
BEGIN
  SELECT RAISE(ABORT, 'complaint_events is append-only');
END;
--> statement-breakpoint
-- REPLACE deletes without firing the trigger above, so it is stopped before it begins.
CREATE TRIGGER complaint_events_once BEFORE INSERT ON complaint_events
WHEN EXISTS (SELECT 1 FROM complaint_events WHERE number = NEW.number AND version = NEW.version)
BEGIN
  SELECT RAISE(ABORT, 'complaint_events is append-only');
END;
