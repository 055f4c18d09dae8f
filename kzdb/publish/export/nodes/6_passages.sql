-- The passages, each an annotation of the edition: by place (lines by RFC 5147, pages by RFC 8118, cells by RFC 7111) and
-- by the words themselves.
SELECT to_json({
  '@id': concat_ws(':', 'passage', z.claim_id, z.position),
  '@type': ['oa:Annotation'],
  'motivatedBy': 'oa:linking',
  'body': 'claim:' || z.claim_id,
  'target': {
    '@type': 'oa:SpecificResource',
    'hasSource': 'urn:sha256:' || s.sha256,
    'hasSelector': [
      to_json({
        '@type': 'oa:FragmentSelector',
        'conformsTo': CASE
          WHEN z.row IS NOT NULL THEN 'http://tools.ietf.org/rfc/rfc7111'
          WHEN z.page IS NOT NULL THEN 'http://tools.ietf.org/rfc/rfc8118'
          ELSE 'http://tools.ietf.org/rfc/rfc5147'
        END,
        'fragment': CASE
          WHEN z.col IS NOT NULL THEN 'cell=' || z.row || ',' || z.col
          WHEN z.row IS NOT NULL THEN 'row=' || z.row
          WHEN z.page IS NOT NULL THEN 'page=' || z.page
          ELSE 'line=' || (z.line - 1) || ',' || z.line_end
        END,
        'sheet': z.sheet,
        'refinedBy': CASE
          WHEN z.char_start IS NOT NULL
            THEN {'@type': 'oa:TextPositionSelector', 'start': z.char_start, 'end': z.char_end}
        END
      }),
      to_json({'@type': 'oa:TextQuoteSelector', 'exact': z.quote})
    ]
  },
  'verified': z.verified,
  'primary': z.is_primary
}) AS node
FROM citations AS z
INNER JOIN sources AS s ON s.source = z.source
ORDER BY z.claim_id, z.position
