-- Numbers as they were printed: exact text and the nearest double.
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

CREATE MACRO store.who_says(title, published_on, modality) AS
  '“' || title || '”' || coalesce(' (' || strftime(published_on, '%Y') || CASE WHEN modality = 'fact' THEN '' ELSE ', ' || modality END || ')',
    CASE WHEN modality = 'fact' THEN ' (undated)' ELSE ' (undated, ' || modality || ')' END);

CREATE MACRO store.answer(kind, value_text, object_name) AS
  CASE WHEN kind = 'relation' THEN object_name ELSE value_text END;
