-- One row per claim that a person holds or held an office.
SELECT
  r.subject AS person, r.subject_name AS person_name, r.object AS organisation, r.object_name AS organisation_name,
  r.role, r.from_date, r.from_precision, r.to_date, r.to_precision, r.claim_id, r.preferred, r.contested, r.source
FROM published.relations AS r
WHERE r.type = 'holds_office_in'
ORDER BY organisation, person, r.from_date, r.claim_id
