"""The store: the system of record, on SQLite or PostgreSQL from the same models and migrations."""
