-- REPLACE deletes without firing the trigger that keeps rows from being deleted, so it is stopped before it begins.
CREATE TRIGGER audit_once BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;
