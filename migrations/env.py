"""How Alembic reaches the store: one transaction for all steps, foreign keys off meanwhile, checked before commit."""

from alembic import context
from sqlalchemy import Connection

from kzdb.store.engine import make_engine


def run(connection: Connection) -> None:
    """Run the pending migrations on `connection` inside its open transaction."""
    context.configure(connection=connection, transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise RuntimeError(f"a migration broke foreign keys of {sorted({row[0] for row in broken})}")


# Foreign keys are off (not merely deferred): a hand-written rebuild of a table must not fire its children's actions.
engine = make_engine(context.config.attributes["database_url"], foreign_keys=False)
try:
    with engine.begin() as connection:
        run(connection)
finally:
    engine.dispose()
