-- One row per rule and the claims it was computed over; empty until rules are defined.
SELECT
  NULL::VARCHAR AS rule,
  NULL::VARCHAR AS subject,
  NULL::DATE AS period_start,
  NULL::DATE AS period_end,
  NULL::DOUBLE AS expected_low,
  NULL::DOUBLE AS expected_high,
  NULL::DOUBLE AS actual_low,
  NULL::DOUBLE AS actual_high,
  NULL::VARCHAR AS verdict,
  NULL::BIGINT[] AS claims,
  NULL::VARCHAR AS explanation
WHERE 1 = 0
