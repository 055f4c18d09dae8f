-- Treaties, conventions and agreements that the country takes part in, with their dates.
-- Grain: one row per agreement. Parameters: $country.
WITH known AS (
  SELECT r.object AS slug, r.type, r.claim_id, r.modality, r.source
  FROM relations AS r
  WHERE
    r.subject = $country AND r.type IN ('party_to', 'signatory_to') AND r.preferred
),
dates AS (
  SELECT m.entity, m.claim_id, m.type_name, m.date, m.date_end, m.date_precision,
    row_number() OVER (
      PARTITION BY m.entity ORDER BY CASE m.type WHEN 'entered_into_force' THEN 1 WHEN 'signed' THEN 2 ELSE 3 END, m.date
    ) AS place
  FROM milestones AS m
  WHERE
    m.entity_kind = 'agreement' AND m.preferred AND m.type IN ('entered_into_force', 'signed', 'adopted', 'approved')
),
parties AS (
  SELECT r.object AS slug, list(r.claim_id ORDER BY r.subject_name) AS claim_ids,
    string_agg(coalesce(body.acronym, r.subject_name), ', ' ORDER BY r.subject_name) AS names
  FROM relations AS r
  LEFT JOIN organisations AS body ON r.subject = body.slug
  WHERE
    r.type IN ('party_to', 'signatory_to') AND r.subject <> $country AND r.preferred
  GROUP BY r.object
)
SELECT
  a.slug, a.name, a.type, party.claim_id AS party_claim_id, signed.claim_id AS signed_claim_id,
  coalesce(party.modality, signed.modality) AS modality,
  dates.claim_id AS date_claim_id, dates.type_name AS date_name, dates.date, dates.date_end, dates.date_precision,
  parties.names AS others, parties.claim_ids AS others_claim_ids
FROM agreements AS a
LEFT JOIN known AS party ON a.slug = party.slug AND party.type = 'party_to'
LEFT JOIN known AS signed ON a.slug = signed.slug AND signed.type = 'signatory_to'
LEFT JOIN dates ON a.slug = dates.entity AND dates.place = 1
LEFT JOIN parties ON a.slug = parties.slug
WHERE party.claim_id IS NOT NULL OR signed.claim_id IS NOT NULL
ORDER BY
  CASE a.type WHEN 'convention' THEN 1 WHEN 'protocol' THEN 2 WHEN 'treaty' THEN 3 WHEN 'memorandum' THEN 4 WHEN 'agreement' THEN 5 ELSE 6 END,
  a.name, slug
