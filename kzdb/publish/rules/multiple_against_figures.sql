-- A stated growth, so many times over, agrees with the figures at the two ends of its period.
SELECT * EXCLUDE (link) REPLACE ('multiple_against_figures-' || code AS code) FROM changes WHERE link = 'multiple_between'
