-- The passages, each an annotation of the edition: by line (RFC 5147) and place in it, and by the words themselves.
SELECT to_json({
  '@id': concat_ws(':', 'passage', z.claim_id, z.line, z.char_start, z.char_end),
  '@type': ['oa:Annotation'],
  'motivatedBy': 'oa:linking',
  'body': 'claim:' || z.claim_id,
  'target': {
    '@type': 'oa:SpecificResource',
    'hasSource': 'urn:sha256:' || s.sha256,
    'hasSelector': [
      to_json({
        '@type': 'oa:FragmentSelector',
        'conformsTo': 'http://tools.ietf.org/rfc/rfc5147',
        'fragment': 'line=' || (z.line - 1) || ',' || z.line,
        'refinedBy': {'@type': 'oa:TextPositionSelector', 'start': z.char_start, 'end': z.char_end}
      }),
      to_json({'@type': 'oa:TextQuoteSelector', 'exact': z.quote})
    ]
  },
  'verified': z.verified,
  'primary': z.is_primary
}) AS node
FROM citations AS z
INNER JOIN sources AS s ON s.source = z.source
ORDER BY z.claim_id, z.line, z.char_start, z.char_end
