"""Count the stars of each result, and keep favourites in the order in which pages show them."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

UNIX_SECONDS: sa.Double[float] = sa.Double()

_COUNTED = sa.text(
    "INSERT INTO starred (job_id, guild_id, channel_id, created_at, star_count)"
    " SELECT jobs.id, min(stars.guild_id), jobs.channel_id, jobs.created_at, count(*)"
    " FROM jobs JOIN stars ON stars.job_id = jobs.id"
    " WHERE jobs.removed_at IS NULL GROUP BY jobs.id"
)


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "starred",
        sa.Column("job_id", sa.String(32), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", UNIX_SECONDS, nullable=False),
        sa.Column("star_count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name="fk_starred_job_id_jobs", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("job_id", name="pk_starred"),
    )
    op.create_index(
        "ix_starred_newest",
        "starred",
        ["guild_id", "created_at", "job_id", "channel_id", "star_count"],
    )
    op.create_index(
        "ix_starred_most",
        "starred",
        ["guild_id", "star_count", "created_at", "job_id", "channel_id"],
    )
    op.drop_index("ix_stars_guild_id_job_id", "stars")
    op.execute(_COUNTED)
    op.create_index(
        "ix_favourites_user_id_added_at_job_id", "favourites", ["user_id", "added_at", "job_id"]
    )
