-- One row per claim that somebody took part in an event.
SELECT
  r.object AS event, r.object_name AS event_name, r.subject AS participant, r.subject_name AS participant_name,
  r.subject_kind AS participant_kind, r.role, r.claim_id, r.preferred, r.contested, r.source
FROM published.relations AS r
WHERE r.type = 'took_part_in' AND r.object_kind = 'event'
ORDER BY event, participant, r.claim_id
