-- How rules reckon and how they say it. Intervals: NULL is an open end. A hair of slack keeps binary fractions from
-- failing what decimal ones would not.

CREATE OR REPLACE MACRO store.below(high, low) AS coalesce(high < low - 1e-9 * abs(low), false);

CREATE OR REPLACE MACRO store.apart(a_low, a_high, b_low, b_high) AS
  store.below(a_high, b_low) OR store.below(b_high, a_low);

CREATE OR REPLACE MACRO store.quotient_low(n_low, n_high, d_low, d_high) AS
  CASE
    WHEN d_low > 0 THEN CASE WHEN n_low < 0 THEN n_low / d_low WHEN d_high IS NULL THEN 0 ELSE n_low / d_high END
  END;

CREATE OR REPLACE MACRO store.quotient_high(n_low, n_high, d_low, d_high) AS
  CASE WHEN d_low > 0 THEN CASE WHEN n_high < 0 THEN n_high / d_high ELSE n_high / d_low END END;

-- A number of four digits or more, none of them rounded off: one that does not come up twice by chance.
CREATE OR REPLACE MACRO store.is_exact(coef, coef_high, qualifier) AS
  qualifier = 'exact' AND coef_high IS NULL AND coef >= 1000 AND coef % 100 <> 0;

-- Two figures are of one time when one's period lies in the other's, and that is no longer than a year or the same.
CREATE OR REPLACE MACRO store.of_one_time(a_starts, a_ends, b_starts, b_ends) AS coalesce(
  (a_starts = b_starts AND a_ends = b_ends)
  OR (a_starts >= b_starts AND a_ends <= b_ends AND b_ends - b_starts <= 366)
  OR (b_starts >= a_starts AND b_ends <= a_ends AND a_ends - a_starts <= 366),
  false);

CREATE OR REPLACE MACRO store.days_between(a_starts, a_ends, b_starts, b_ends) AS
  coalesce(
    greatest(0, a_starts - b_ends, b_starts - a_ends) + abs((a_ends - b_ends) + (a_starts - b_starts)) / 2, 1000000
  );

-- The last day of a date known to the day, month or year.
CREATE OR REPLACE MACRO store.last_day_of(first_day, date_precision) AS CASE date_precision
  WHEN 'year' THEN make_date(year(first_day), 12, 31) WHEN 'month' THEN last_day(first_day) ELSE first_day END;

CREATE OR REPLACE MACRO store.plain(x) AS format(CASE WHEN abs(x) >= 1000 THEN '{:,.0f}' ELSE '{:.4g}' END, x);

CREATE OR REPLACE MACRO store.with_unit(number_text, symbol) AS
  number_text || CASE WHEN symbol = '' THEN '' WHEN symbol = '%' THEN '%' ELSE ' ' || symbol END;

-- An interval in words: 6.6 to 6.84%.
CREATE OR REPLACE MACRO store.span(low, high, symbol) AS store.with_unit(
  CASE
    WHEN low IS NULL THEN coalesce('at most ' || store.plain(high), 'any number')
    WHEN high IS NULL THEN 'at least ' || store.plain(low)
    ELSE store.plain(low) || CASE WHEN high > low THEN ' to ' || store.plain(high) ELSE '' END
  END, symbol);

-- A figure in words, from a row of `stated`: about 3,000,000 USD.
CREATE OR REPLACE MACRO store.words(f) AS store.with_unit(
  CASE f.qualifier
    WHEN 'about' THEN 'about ' WHEN 'at_least' THEN 'at least ' WHEN 'at_most' THEN 'at most '
    WHEN 'over' THEN 'more than ' WHEN 'under' THEN 'under ' ELSE ''
  END
  || format('{:,.{}f}', f.coef * pow(10, f.exp10), greatest(0, -f.exp10))
  || coalesce(' to ' || format('{:,.{}f}', f.coef_high * pow(10, f.exp10_high), greatest(0, -f.exp10_high)), ''),
  f.symbol);

-- A period in words, NULL when there is none: 2014; June 2007; January to September 2014; 2009 to 2011.
CREATE OR REPLACE MACRO store.time_of(starts, ends) AS
  CASE
    WHEN starts IS NULL OR ends IS NULL THEN NULL
    WHEN starts = ends THEN strftime(starts, '%-d %B %Y')
    WHEN date_part('day', starts) > 1 OR date_part('day', ends + 1) > 1 THEN
      strftime(starts, '%-d %B %Y') || ' to ' || strftime(ends, '%-d %B %Y')
    WHEN month(starts) = 1 AND month(ends) = 12 AND year(starts) = year(ends) THEN strftime(starts, '%Y')
    WHEN month(starts) = 1 AND month(ends) = 12 THEN strftime(starts, '%Y') || ' to ' || strftime(ends, '%Y')
    WHEN month(starts) = month(ends) AND year(starts) = year(ends) THEN strftime(starts, '%B %Y')
    WHEN year(starts) = year(ends) THEN strftime(starts, '%B') || ' to ' || strftime(ends, '%B %Y')
    ELSE strftime(starts, '%B %Y') || ' to ' || strftime(ends, '%B %Y')
  END;

-- The same with its preposition: in 2014; on 4 May 1996.
CREATE OR REPLACE MACRO store.in_time(starts, ends) AS
  coalesce(CASE WHEN starts = ends THEN 'on ' ELSE 'in ' END || store.time_of(starts, ends), 'at an unstated time');

-- The same from a row of `stated`.
CREATE OR REPLACE MACRO store.when_of(f) AS
  CASE WHEN f.starts IS NULL THEN 'at ' WHEN f.starts = f.ends THEN 'on ' ELSE 'in ' END || f.at_time;
