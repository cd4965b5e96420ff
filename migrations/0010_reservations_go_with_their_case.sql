-- What a form's token reserved holds the salt under which its case was filed: it goes with the words, in the batch that
-- takes them, at no statement of the clock's.
CREATE TRIGGER `reservations_go_with_their_case` AFTER INSERT ON `complaint_events`
WHEN NEW.type IN ('erase', 'reduce')
BEGIN DELETE FROM `reservations` WHERE `number` = NEW.number; END;
