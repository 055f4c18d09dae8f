"""Checks: rules that ask whether what the claims say can be true together, one SQL file a rule.

A rule is a SELECT over `store` and the tables of `prepared/`; its first line says in a sentence what must hold. It
gives subject, period_start, period_end, expected_low, expected_high, actual_low, actual_high, verdict, claims and
explanation. `holds`: it can all be true; `fails`: it cannot, whatever rounding left open; `cannot_tell`: a figure or
date is missing, or the figures are not of one time. What fails is told case by case; what holds, once for a series.
No rule names a metric or a country: what a metric is to others stands in metric_links.
"""
