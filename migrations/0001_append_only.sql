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
