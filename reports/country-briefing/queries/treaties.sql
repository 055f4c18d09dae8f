-- Treaties, conventions and agreements that the country has joined or signed, each with the date of that where it is known.
-- Grain: one row per agreement. Parameters: $country.
WITH joined AS (
  SELECT r.object AS slug, r.type, r.claim_id, r.modality, r.from_date, r.from_precision
  FROM relations AS r
  WHERE r.subject = $country AND r.type IN ('party_to', 'signatory_to') AND r.preferred
  QUALIFY row_number() OVER (PARTITION BY r.object ORDER BY r.type, r.from_date NULLS LAST, r.claim_id) = 1
),
dates AS (
  SELECT m.entity, m.claim_id, m.date, m.date_end, m.date_precision, m.type_name
  FROM milestones AS m
  WHERE m.preferred AND m.type IN ('entered_into_force', 'signed')
  QUALIFY row_number() OVER (PARTITION BY m.entity ORDER BY m.type, m.date, m.claim_id) = 1
)
SELECT
  a.slug, a.name, a.type, j.claim_id, j.type AS tie, j.modality, j.from_date, j.from_precision, d.claim_id AS date_claim_id, d.date, d.date_end,
  d.date_precision, d.type_name AS date_name, a.type IN ('convention', 'protocol') AS is_convention
FROM joined AS j
INNER JOIN agreements AS a ON a.slug = j.slug
LEFT JOIN dates AS d ON d.entity = j.slug
ORDER BY is_convention DESC, coalesce(j.from_date, d.date) NULLS LAST, slug
