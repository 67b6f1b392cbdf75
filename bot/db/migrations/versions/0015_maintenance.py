"""Add the notice that is shown while no new requests are taken."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

UNIX_SECONDS: sa.Double[float] = sa.Double()


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "maintenance",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("begun_by", sa.BigInteger(), nullable=False),
        sa.Column("begun_at", UNIX_SECONDS, nullable=False),
        sa.Column("ends_at", UNIX_SECONDS),
        sa.PrimaryKeyConstraint("guild_id", name="pk_maintenance"),
    )
