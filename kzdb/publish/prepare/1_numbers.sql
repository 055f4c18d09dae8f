-- Numbers and dates as they were printed: exact text and the nearest double.
CREATE MACRO store.date_width(date_precision) AS CASE date_precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END;

CREATE MACRO store.number(coef, exp10) AS
  CASE WHEN exp10 < 0 THEN coef / pow(10.0, -exp10) ELSE coef * pow(10.0, exp10) END;

CREATE MACRO store.number_text(coef, exp10) AS
  CASE
    WHEN coef IS NULL THEN NULL
    WHEN exp10 >= 0 THEN format('{:,}', (coef * pow(10, exp10))::HUGEINT)
    ELSE CASE WHEN coef < 0 THEN '-' ELSE '' END
      || format('{:,}', (abs(coef)::HUGEINT // pow(10, -exp10)::HUGEINT))
      || '.' || lpad((abs(coef)::HUGEINT % pow(10, -exp10)::HUGEINT)::VARCHAR, -exp10::INTEGER, '0')
  END;

CREATE MACRO store.day(iso) AS CASE WHEN iso IN ('0001-01-01', '9999-12-31') THEN NULL ELSE iso::DATE END;

CREATE MACRO store.date_text(first_day, last_day, date_precision) AS
  CASE
    WHEN date_precision IS NULL THEN NULL
    ELSE left(first_day, store.date_width(date_precision))
      || CASE
           WHEN left(first_day, store.date_width(date_precision)) = left(last_day, store.date_width(date_precision)) THEN ''
           ELSE '/' || left(last_day, store.date_width(date_precision))
         END
  END;

-- The last day of a date known to the day, month or year.
CREATE MACRO store.last_day_of(first_day, date_precision) AS CASE date_precision
  WHEN 'year' THEN make_date(year(first_day), 12, 31) WHEN 'month' THEN last_day(first_day) ELSE first_day END;

-- A figure as text: more than 250 people; 18,000–20,000 USD/kg.
CREATE MACRO store.figure_text(qualifier, coef, exp10, coef_high, exp10_high, symbol) AS
  CASE qualifier
    WHEN 'about' THEN 'about ' WHEN 'at_least' THEN 'at least ' WHEN 'at_most' THEN 'at most '
    WHEN 'over' THEN 'more than ' WHEN 'under' THEN 'under ' ELSE ''
  END
  || store.number_text(coef, exp10)
  || coalesce('–' || store.number_text(coef_high, exp10_high), '')
  || CASE WHEN symbol = '' THEN '' WHEN symbol = '%' THEN '%' ELSE ' ' || symbol END;
