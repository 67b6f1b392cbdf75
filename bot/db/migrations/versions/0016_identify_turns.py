"""Add when each turn to begin a session with Discord was taken last."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

UNIX_SECONDS: sa.Double[float] = sa.Double()


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "identify_turns",
        sa.Column("bucket", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("taken_at", UNIX_SECONDS, nullable=False),
        sa.PrimaryKeyConstraint("bucket", name="pk_identify_turns"),
    )
