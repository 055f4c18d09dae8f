-- A tiny published base: the tables a report reads, with the columns of the real views.
CREATE TABLE countries (slug VARCHAR, name VARCHAR, acronym VARCHAR, type VARCHAR, aliases VARCHAR[]);
CREATE TABLE organisations (slug VARCHAR, name VARCHAR, acronym VARCHAR, type VARCHAR, country VARCHAR);
CREATE TABLE people (slug VARCHAR, name VARCHAR);
CREATE TABLE documents (slug VARCHAR, name VARCHAR, type VARCHAR);
CREATE TABLE programmes (slug VARCHAR, name VARCHAR, acronym VARCHAR, type VARCHAR, country VARCHAR);
CREATE TABLE laws (slug VARCHAR, name VARCHAR, type VARCHAR, country VARCHAR);
CREATE TABLE places (slug VARCHAR, name VARCHAR, type VARCHAR, country VARCHAR);
CREATE TABLE agreements (slug VARCHAR, name VARCHAR, type VARCHAR);
CREATE TABLE events (slug VARCHAR, name VARCHAR, type VARCHAR);
CREATE TABLE substances (slug VARCHAR, name VARCHAR, type VARCHAR);
CREATE TABLE metrics (slug VARCHAR, name VARCHAR, definition VARCHAR);
CREATE TABLE sources (
  source VARCHAR, title VARCHAR, publisher VARCHAR, publisher_name VARCHAR, document VARCHAR, sha256 VARCHAR,
  published_on DATE, published_precision VARCHAR, published_note VARCHAR, language VARCHAR, licence VARCHAR, url VARCHAR,
  reliability VARCHAR, reliability_reason VARCHAR, claims INTEGER
);
CREATE TABLE citations (
  claim_id BIGINT, source VARCHAR, document VARCHAR, line INTEGER, char_start INTEGER, char_end INTEGER,
  quote VARCHAR, verified BOOLEAN, is_primary BOOLEAN
);
CREATE TABLE claims (
  claim_id BIGINT, fact_id BIGINT, kind VARCHAR, subject VARCHAR, subject_name VARCHAR, predicate VARCHAR,
  predicate_name VARCHAR, object VARCHAR, object_name VARCHAR, value DOUBLE, value_low DOUBLE, value_high DOUBLE, unit VARCHAR,
  value_text VARCHAR, period_start DATE, period_end DATE, period_type VARCHAR, qualifier VARCHAR,
  nature VARCHAR, modality VARCHAR, attributed_to VARCHAR, note VARCHAR, credibility INTEGER, variant VARCHAR,
  source VARCHAR, published_on DATE, preferred BOOLEAN, contested BOOLEAN, revision INTEGER
);
CREATE TABLE observations (
  claim_id BIGINT, fact_id BIGINT, metric VARCHAR, metric_name VARCHAR, subject VARCHAR, subject_name VARCHAR,
  country VARCHAR, breakdown VARCHAR, breakdown_name VARCHAR, period_start DATE, period_end DATE,
  period_type VARCHAR, as_printed VARCHAR, value DOUBLE, value_end DOUBLE, decimals INTEGER, coef BIGINT,
  exp10 INTEGER, value_low DOUBLE, value_high DOUBLE, unit VARCHAR, unit_symbol VARCHAR, value_base DOUBLE,
  value_end_base DOUBLE, unit_base VARCHAR, qualifier VARCHAR, nature VARCHAR, modality VARCHAR,
  attributed_to VARCHAR, note VARCHAR, preferred BOOLEAN, contested BOOLEAN, variant VARCHAR, source VARCHAR,
  published_on DATE, document VARCHAR, line INTEGER, char_start INTEGER, char_end INTEGER, quote VARCHAR
);
CREATE TABLE relations (
  claim_id BIGINT, fact_id BIGINT, subject VARCHAR, subject_name VARCHAR, subject_kind VARCHAR, type VARCHAR,
  type_name VARCHAR, object VARCHAR, object_name VARCHAR, object_kind VARCHAR, n INTEGER, from_date DATE,
  from_precision VARCHAR, to_date DATE, to_precision VARCHAR, role VARCHAR, nature VARCHAR, modality VARCHAR,
  attributed_to VARCHAR, note VARCHAR, preferred BOOLEAN, contested BOOLEAN, variant VARCHAR, source VARCHAR,
  published_on DATE, document VARCHAR, line INTEGER, char_start INTEGER, char_end INTEGER, quote VARCHAR
);
CREATE TABLE milestones (
  claim_id BIGINT, fact_id BIGINT, entity VARCHAR, entity_name VARCHAR, entity_kind VARCHAR, type VARCHAR,
  type_name VARCHAR, n INTEGER, date DATE, date_end DATE, date_precision VARCHAR, nature VARCHAR,
  modality VARCHAR, attributed_to VARCHAR, note VARCHAR, preferred BOOLEAN, contested BOOLEAN, variant VARCHAR,
  source VARCHAR, published_on DATE, document VARCHAR, line INTEGER, char_start INTEGER, char_end INTEGER,
  quote VARCHAR
);
CREATE TABLE statements (
  claim_id BIGINT, fact_id BIGINT, entity VARCHAR, entity_name VARCHAR, entity_kind VARCHAR, topic VARCHAR,
  topic_name VARCHAR, aspect VARCHAR, says VARCHAR, nature VARCHAR, modality VARCHAR, attributed_to VARCHAR,
  note VARCHAR, preferred BOOLEAN, contested BOOLEAN, variant VARCHAR, source VARCHAR, published_on DATE,
  document VARCHAR, line INTEGER, char_start INTEGER, char_end INTEGER, quote VARCHAR
);
CREATE TABLE names (
  claim_id BIGINT, fact_id BIGINT, entity VARCHAR, entity_name VARCHAR, entity_kind VARCHAR, language VARCHAR,
  kind VARCHAR, n INTEGER, name VARCHAR, nature VARCHAR, modality VARCHAR, attributed_to VARCHAR,
  note VARCHAR, preferred BOOLEAN, contested BOOLEAN, variant VARCHAR, source VARCHAR, published_on DATE,
  document VARCHAR, line INTEGER, char_start INTEGER, char_end INTEGER, quote VARCHAR
);
CREATE TABLE grades (
  claim_id BIGINT, source VARCHAR, reliability VARCHAR, credibility INTEGER, origins VARCHAR[], documents INTEGER,
  confirmed_by INTEGER, credibility_proposed INTEGER, computation VARCHAR
);
CREATE TABLE contradictions (
  fact_id BIGINT, kind VARCHAR, subject VARCHAR, subject_name VARCHAR, predicate VARCHAR, object VARCHAR,
  period_start DATE, period_end DATE, claim_a BIGINT, source_a VARCHAR, value_a VARCHAR, claim_b BIGINT,
  source_b VARCHAR, value_b VARCHAR, ratio DOUBLE, status VARCHAR, decision VARCHAR, reason VARCHAR, explanation VARCHAR
);
CREATE TABLE checks (
  rule VARCHAR, subject VARCHAR, period_start DATE, period_end DATE, expected_low DOUBLE, expected_high DOUBLE,
  actual_low DOUBLE, actual_high DOUBLE, verdict VARCHAR, claims BIGINT[], explanation VARCHAR,
  waived BOOLEAN, waiver_reason VARCHAR, waiver_expires DATE
);
CREATE TABLE revisions (revision BIGINT, loaded_at TIMESTAMP, kzdb_version VARCHAR, opened BIGINT, closed BIGINT);
CREATE TABLE revision_changes (
  revision BIGINT, change VARCHAR, claim_id BIGINT, fact_id BIGINT, subject VARCHAR, predicate VARCHAR,
  old_value VARCHAR, new_value VARCHAR, source VARCHAR
);
CREATE TABLE former_claims (
  claim_id BIGINT, fact_id BIGINT, kind VARCHAR, subject VARCHAR, subject_name VARCHAR, predicate VARCHAR,
  predicate_name VARCHAR, object VARCHAR, object_name VARCHAR, period_start DATE, period_end DATE, period_type VARCHAR,
  value_text VARCHAR, value DOUBLE, value_end DOUBLE, decimals INTEGER, exp10 INTEGER, unit VARCHAR, unit_symbol VARCHAR,
  qualifier VARCHAR, says VARCHAR, date DATE, date_end DATE, date_precision VARCHAR, from_date DATE,
  from_precision VARCHAR, to_date DATE, to_precision VARCHAR, role VARCHAR, modality VARCHAR, source VARCHAR,
  published_on DATE, document VARCHAR, line INTEGER, char_start INTEGER, char_end INTEGER, quote VARCHAR,
  revision INTEGER, ended INTEGER, end_reason VARCHAR
);
CREATE TABLE changed (
  revision BIGINT, change VARCHAR, kind VARCHAR, subject VARCHAR, predicate VARCHAR, object VARCHAR, period_start DATE,
  period_end DATE, source VARCHAR, variant VARCHAR, old_claim BIGINT, old_value VARCHAR, new_claim BIGINT,
  new_value VARCHAR
);
CREATE MACRO changes_between(since, until) AS TABLE
SELECT * EXCLUDE (revision) FROM changed WHERE revision > since AND revision <= until;
CREATE TABLE decisions (
  decision VARCHAR, fact_id BIGINT, claim_id BIGINT, source VARCHAR, variant VARCHAR, reason VARCHAR,
  decided_by VARCHAR, decided_on DATE, status VARCHAR, status_reason VARCHAR
);
