"""Editions as they were printed: what their ledgers list, and how two of them differ. Plain Python, no engine."""
