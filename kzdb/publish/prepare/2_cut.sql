-- The base at one revision, and as it could be known on one day: here, once, and never again in a query.
-- A source counts as far as its newest edition that can be shown to have been published by that day: all we ever read in
-- that edition, nothing of a later one. Without a day every source counts to the revision.
CREATE TABLE store.cuts AS
WITH spans AS (
  SELECT
    c.source_id, c.rec_from, least(p.revision, coalesce(c.rec_to - 1, p.revision)) AS cut
  FROM stored.current_editions AS c
  INNER JOIN store.source_editions AS e ON e.id = c.source_edition_id
  CROSS JOIN store.published AS p
  WHERE c.rec_from <= p.revision AND (
    p.as_of IS NULL OR e.published_on IS NULL
    OR store.last_day_of(e.published_on::DATE, e.published_precision) <= p.as_of
  )
)
SELECT source_id, arg_max(cut, rec_from) AS cut FROM spans GROUP BY source_id;

DELETE FROM store.sources WHERE id NOT IN (SELECT source_id FROM store.cuts);

CREATE TABLE store.current_editions AS
SELECT c.* REPLACE (CASE WHEN c.rec_to <= k.cut THEN c.rec_to END AS rec_to)
FROM stored.current_editions AS c
INNER JOIN store.cuts AS k ON k.source_id = c.source_id AND c.rec_from <= k.cut;

DELETE FROM store.source_editions WHERE id NOT IN (SELECT source_edition_id FROM store.current_editions);

CREATE TABLE store.claims AS
SELECT c.* REPLACE (
  CASE WHEN c.rec_to <= k.cut THEN c.rec_to END AS rec_to, CASE WHEN c.rec_to <= k.cut THEN c.end_reason END AS end_reason
)
FROM stored.claims AS c
INNER JOIN store.cuts AS k ON k.source_id = c.source_id AND c.rec_from <= k.cut;

CREATE TABLE store.citations AS
SELECT z.* REPLACE (CASE WHEN z.rec_to <= k.cut THEN z.rec_to END AS rec_to)
FROM stored.citations AS z
INNER JOIN store.cuts AS k ON k.source_id = z.source_id AND z.rec_from <= k.cut;

CREATE TABLE store.remarks AS
SELECT m.* REPLACE (CASE WHEN m.rec_to <= k.cut THEN m.rec_to END AS rec_to)
FROM stored.remarks AS m
INNER JOIN stored.claims AS c ON c.id = m.claim_id
INNER JOIN store.cuts AS k ON k.source_id = c.source_id AND m.rec_from <= k.cut;

CREATE TABLE store.decisions AS
SELECT d.* REPLACE (CASE WHEN d.rec_to <= p.revision THEN d.rec_to END AS rec_to)
FROM stored.decisions AS d
INNER JOIN store.published AS p ON d.rec_from <= p.revision AND (p.as_of IS NULL OR d.decided_on::DATE <= p.as_of);

CREATE TABLE store.waivers AS
SELECT w.* REPLACE (CASE WHEN w.rec_to <= p.revision THEN w.rec_to END AS rec_to)
FROM stored.waivers AS w
INNER JOIN store.published AS p ON w.rec_from <= p.revision AND (p.as_of IS NULL OR w.waived_on::DATE <= p.as_of);
