"""Publishing: the store becomes one read-only DuckDB file with typed, commented, friendly tables.

Nothing is imported here, so that opening the published file (`kzdb.publish.connection`) costs DuckDB and no more.
"""
