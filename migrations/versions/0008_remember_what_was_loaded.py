"""Remember what was loaded: equal files need not be read and compared again."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "inputs",
        sa.Column("name", sa.Text(), nullable=False, comment="what was read, e.g. sources/incsr_2015"),
        sa.Column("sha256", sa.Text(), nullable=False, comment="digest of its files"),
        sa.PrimaryKeyConstraint("name", name="pk_inputs"),
        comment="Digests of what was loaded last: the vocabulary, each source, the program itself.",
        sqlite_strict=True,
    )
