"""Keep on record which pictures nobody has looked at, to recognise them elsewhere."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

UNIX_SECONDS: sa.Double[float] = sa.Double()


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "unhashed",
        sa.Column("job_id", sa.String(32), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("due_at", UNIX_SECONDS, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name="fk_unhashed_job_id_jobs", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("job_id", name="pk_unhashed"),
    )
    op.create_index("ix_unhashed_due_at", "unhashed", ["due_at"])
    op.create_index("ix_unhashed_guild_id_due_at", "unhashed", ["guild_id", "due_at"])
