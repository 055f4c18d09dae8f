-- How rules calculate. Intervals: NULL is an open end. A hair of slack keeps binary fractions from failing what decimal
-- ones would not.
CREATE MACRO store.below(high, low) AS coalesce(high < low - 1e-9 * abs(low), FALSE);

CREATE MACRO store.apart(a_low, a_high, b_low, b_high) AS store.below(a_high, b_low) OR store.below(b_high, a_low);

CREATE MACRO store.quotient_low(n_low, n_high, d_low, d_high) AS
  CASE
    WHEN d_low > 0 THEN CASE WHEN n_low < 0 THEN n_low / d_low WHEN d_high IS NULL THEN 0 ELSE n_low / d_high END
  END;

CREATE MACRO store.quotient_high(n_low, n_high, d_low, d_high) AS
  CASE WHEN d_low > 0 THEN CASE WHEN n_high < 0 THEN n_high / d_high ELSE n_high / d_low END END;

-- A number of four digits or more, none of them rounded off: one that does not come up twice by chance.
CREATE MACRO store.is_exact(coef, coef_high, qualifier) AS
  qualifier = 'exact' AND coef_high IS NULL AND coef >= 1000 AND coef % 100 <> 0;

-- Two figures are of one time when one's period lies in the other's, and that is no longer than a year or the same.
CREATE MACRO store.of_one_time(a_starts, a_ends, b_starts, b_ends) AS coalesce(
  (a_starts = b_starts AND a_ends = b_ends)
  OR (a_starts >= b_starts AND a_ends <= b_ends AND b_ends - b_starts <= 366)
  OR (b_starts >= a_starts AND b_ends <= a_ends AND a_ends - a_starts <= 366),
  FALSE);

CREATE MACRO store.days_between(a_starts, a_ends, b_starts, b_ends) AS
  coalesce(
    greatest(0, a_starts - b_ends, b_starts - a_ends) + abs((a_ends - b_ends) + (a_starts - b_starts)) / 2, 1000000
  );

-- What the sentences are filled with (kzdb.language.wording says how): figures, intervals, periods, names. A figure is
-- a row of `stated`.
CREATE MACRO store.as_figure(f) AS {
  figure: {
    qualifier: f.qualifier, coef: f.coef, exp10: f.exp10, coef_high: f.coef_high, exp10_high: f.exp10_high, unit: f.unit
  }
};

CREATE MACRO store.as_span(low, high, unit_slug) AS {span: [low, high], unit: unit_slug};

CREATE MACRO store.as_period(starts, ends) AS {period: [starts::VARCHAR, ends::VARCHAR]};

CREATE MACRO store.as_name(list_name, slug) AS {name: list_name || '/' || slug};

-- Metric, subject and part, as a heading.
CREATE MACRO store.as_question(metric, subject, part) AS {
  names: [
    'metrics/' || metric, 'entities/' || subject, CASE WHEN part <> 'total' THEN 'breakdowns/' || part END
  ]
};
