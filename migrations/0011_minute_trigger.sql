-- The clock's own row is named after its trigger, for there are two.
UPDATE `jobs` SET `name` = 'minute' WHERE `name` = 'tick';
