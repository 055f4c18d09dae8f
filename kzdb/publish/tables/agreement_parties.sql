-- One row per claim that somebody signed or is party to an agreement.
SELECT
  r.object AS agreement, r.object_name AS agreement_name, r.subject AS party, r.subject_name AS party_name,
  r.type AS status, r.from_date, r.from_precision, r.role, r.claim_id, r.preferred, r.contested, r.source
FROM published.relations AS r
WHERE r.type IN ('party_to', 'signatory_to') AND r.object_kind = 'agreement'
ORDER BY agreement, party, status, r.claim_id
