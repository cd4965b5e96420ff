-- A remedy that was delivered ahead of its date no longer keeps the words, nor what is left of an erased case:
-- both go when they would have gone had it been due on the day of its delivery.
UPDATE `complaints` SET `alarm_at` = min(
  `alarm_at`,
  max(`facts` ->> '$.closedAt', `facts` ->> '$.deliveredAt')
    + iif(`facts` ->> '$.erasedAt' IS NULL, `facts` ->> '$.keepFor.content', `facts` ->> '$.keepFor.record')
)
WHERE `alarm_at` IS NOT NULL
  AND `facts` ->> '$.state' = 'closed'
  AND `facts` ->> '$.deliveredAt' IS NOT NULL
  AND `facts` ->> '$.reducedAt' IS NULL;
