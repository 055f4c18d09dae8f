-- One row per finding and language: what a check or a contradiction says, in words.
SELECT x.code, x.params, x.language, x.text
FROM store.sentences AS x
ORDER BY x.code, x.params, x.language
