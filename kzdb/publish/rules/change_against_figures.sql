-- A stated percentage of decrease agrees with the figures at the two ends of its period.
SELECT * EXCLUDE (link) REPLACE ('change_against_figures-' || code AS code) FROM changes WHERE link = 'drop_between'
