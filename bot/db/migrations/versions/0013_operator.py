"""Add servers allowed or denied, blocks that reach beyond one, and what filters refused."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

UNIX_SECONDS: sa.Double[float] = sa.Double()

_THEY_HAD_DRAWN = """
UPDATE blocks SET had_drawn = :true WHERE EXISTS (
    SELECT 1 FROM charges
    WHERE charges.guild_id = blocks.guild_id AND charges.user_id = blocks.user_id
)
"""


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "server_decisions",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_allowed", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.BigInteger(), nullable=False),
        sa.Column("decided_at", UNIX_SECONDS, nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name="pk_server_decisions"),
    )
    op.create_table(
        "filter_refusals",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("refused_at", UNIX_SECONDS, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_filter_refusals"),
    )
    op.create_index(
        "ix_filter_refusals_user_id_refused_at", "filter_refusals", ["user_id", "refused_at"]
    )
    op.create_index("ix_filter_refusals_refused_at", "filter_refusals", ["refused_at"])
    op.add_column(
        "blocks", sa.Column("had_drawn", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_index("ix_blocks_user_id", "blocks", ["user_id"])
    op.get_bind().execute(sa.text(_THEY_HAD_DRAWN), {"true": True})
