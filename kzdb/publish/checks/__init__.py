"""Checks: rules that ask whether what the claims say can be true together, one SQL file a rule.

A rule is a SELECT over `store` and the tables of `prepared/`; its first line says in a sentence what must hold. It
gives subject, period_start, period_end, expected_low, expected_high, actual_low, actual_high, verdict, claims and
explanation. `holds`: it can all be true; `fails`: it cannot, whatever rounding left open; `cannot_tell`: a figure or
date is missing, or the figures are not of one time. What fails is told case by case; what holds, once for a series.

No rule names a metric or a country. What a metric is to others stands in metric_links (metric, type, of, per):

- rate_of: metric = of / per;
- drop_between, multiple_between: how `of` changed from the first to the last day of the period;
- part_of: no more than `of`; multiple_of: how many times `of` the whole is of which `of` is a part (its part_of);
- counts_subjects, counts_objects: how many stand in the relation `of` to the subject, or it to them;
- counts_terms: how many terms the relation `of` to the breakdown had;
- times_is_period: metric x of = length of the period.
"""
