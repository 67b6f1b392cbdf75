"""Add the filter packs that servers have taken."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

UNIX_SECONDS: sa.Double[float] = sa.Double()


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "filter_packs",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("pack", sa.String(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entries", sa.Text(), nullable=False),
        sa.Column("taken_by", sa.BigInteger(), nullable=False),
        sa.Column("taken_at", UNIX_SECONDS, nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "pack", name="pk_filter_packs"),
    )
