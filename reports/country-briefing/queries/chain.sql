-- What the passage that states a rise in price says led to it and followed from it, and what it says happened elsewhere.
-- Grain: one row per stated rise and statement. Parameters: $country.
SELECT
  o.claim_id AS grown_claim_id, s.claim_id, p.publisher_name, p.published_on, p.published_precision,
  CASE
    WHEN s.entity_kind = 'place' OR (s.entity_kind = 'country' AND s.entity <> $country) THEN 'elsewhere'
    WHEN s.aspect = 'drug_substitution' THEN 'after'
    ELSE 'before'
  END AS side
FROM observations AS o
INNER JOIN statements AS s ON o.source = s.source AND o.line = s.line AND s.preferred AND s.topic IN ('enforcement', 'trend')
INNER JOIN sources AS p ON o.source = p.source
WHERE
  o.metric = 'drug_price_growth' AND o.country = $country AND o.preferred
ORDER BY o.claim_id, side, CASE s.topic WHEN 'enforcement' THEN 0 ELSE 1 END, s.char_start, s.claim_id, grown_claim_id
