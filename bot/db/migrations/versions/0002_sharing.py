"""Let several processes share the database: owners, lanes and turns."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Apply the change."""
    op.add_column("jobs", sa.Column("owner", sa.BigInteger()))
    op.add_column("jobs", sa.Column("lane", sa.Integer()))
    op.add_column("jobs", sa.Column("shown_until", sa.Double()))
    op.create_table(
        "workers",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("is_dedicated", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_workers"),
    )
    op.create_table(
        "turns",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("worker_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_turns"),
    )
    op.create_index("ix_turns_user_id", "turns", ["user_id"])
