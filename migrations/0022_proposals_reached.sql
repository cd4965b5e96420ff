-- Silence closes a case only after its customer was reached. A proposal whose customer had confirmed an address counts
-- as announced by mail from the moment its time began: that is what the portal did then.
UPDATE complaints SET facts = json_set(facts, '$.reached', json_object('by', 'mail', 'at', facts ->> '$.clocks[#-1].from'))
WHERE facts ->> '$.state' = 'proposed' AND facts ->> '$.clocks[#-1].name' = 'silence'
  AND facts ->> '$.contact.email' = 'confirmed' AND facts ->> '$.contact.stopped' = 0;
--> statement-breakpoint
-- Where the reminder had gone out, closing counts from it.
UPDATE complaints SET facts = json_set(facts, '$.clocks[#-1].reminder', 'mail', '$.clocks[#-1].remindedAt',
  (SELECT max(at) FROM complaint_events WHERE complaint_events.number = complaints.number AND type = 'remind'))
WHERE facts ->> '$.state' = 'proposed' AND facts ->> '$.reached' IS NOT NULL
  AND facts ->> '$.clocks[#-1].warned' = 50 AND facts ->> '$.clocks[#-1].endedAt' IS NULL;
--> statement-breakpoint
-- Every other proposal waits until its customer was reached. A time that ran without that is void, and so is its
-- reminder, which nobody got; a question that waits for an answer still does.
UPDATE complaints SET facts = json_remove(json_set(facts, '$.unreachedSince', facts ->> '$.clocks[#-1].from'), '$.clocks[#-1]')
WHERE facts ->> '$.state' = 'proposed' AND facts ->> '$.reached' IS NULL
  AND facts ->> '$.clocks[#-1].name' = 'silence' AND facts ->> '$.clocks[#-1].endedAt' IS NULL;
--> statement-breakpoint
UPDATE complaints SET facts = json_set(facts, '$.unreachedSince', facts ->> '$.clocks[#-1].endedAt')
WHERE facts ->> '$.state' = 'proposed' AND facts ->> '$.reached' IS NULL AND facts ->> '$.unreachedSince' IS NULL
  AND facts ->> '$.clocks[#-1].name' = 'silence';
--> statement-breakpoint
-- The next tick sets alarms and due times anew.
UPDATE complaints SET alarm_at = 0 WHERE facts ->> '$.state' = 'proposed' AND alarm_at IS NOT NULL;
