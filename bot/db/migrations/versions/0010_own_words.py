"""Add members' own styles, and lists of words to pick from: a server's and members' own."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

UNIX_SECONDS: sa.Double[float] = sa.Double()


def upgrade() -> None:
    """Apply the change."""
    for table, owner in (
        ("own_styles", "user_id"),
        ("wildcards", "guild_id"),
        ("own_wildcards", "user_id"),
    ):
        author = (
            [sa.Column("added_by", sa.BigInteger(), nullable=False)] if owner == "guild_id" else []
        )
        op.create_table(
            table,
            sa.Column(owner, sa.BigInteger(), nullable=False),
            sa.Column("name", sa.String(40), nullable=False),
            sa.Column("text", sa.Text(), nullable=False),
            *author,
            sa.Column("added_at", UNIX_SECONDS, nullable=False),
            sa.PrimaryKeyConstraint(owner, "name", name=f"pk_{table}"),
        )
