-- One row per claim that somebody is or was a member of a body, for the n-th time.
SELECT
  r.subject AS member, r.subject_name AS member_name, r.object AS organisation, r.object_name AS organisation_name, r.n,
  r.from_date, r.from_precision, r.to_date, r.to_precision, r.role, r.modality, r.claim_id, r.preferred, r.contested,
  r.source
FROM published.relations AS r
WHERE r.type = 'member_of'
ORDER BY organisation, member, r.n, r.claim_id
