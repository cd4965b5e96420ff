-- A form's token reserves its number and salt sealed from now on. What was reserved before is drawn anew: a form that
-- stands open asks for its files once more, and the files that were staged for it go at the end of their day.
DELETE FROM `reservations`;
