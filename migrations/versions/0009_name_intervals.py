"""Keep what the bounds are that a source itself gives around a figure."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

KINDS = "interval_kind IN ('confidence', 'uncertainty', 'minimum_maximum', 'unnamed')"
COMMENT = "what the source's own bounds are: confidence, uncertainty, minimum_maximum or unnamed; none without them"


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":  # it adds no constraint to a table that is there, but a column with one
        op.execute(
            f"ALTER TABLE figures ADD COLUMN interval_kind TEXT CONSTRAINT ck_figures_interval_kind CHECK ({KINDS})"
        )
        return
    op.add_column("figures", sa.Column("interval_kind", sa.Text(), nullable=True, comment=COMMENT))
    op.create_check_constraint(op.f("ck_figures_interval_kind"), "figures", KINDS)
