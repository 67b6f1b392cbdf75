"""Index what large communities look for, and keep where threads belong."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_OTHER_ACTOR = sa.text("actor_id != user_id OR user_id IS NULL")
_IS_RETRIED = sa.text("retried_by IS NOT NULL")
_IN_THREADS = sa.text(
    "SELECT channel_id, max(facts) FROM events"
    ' WHERE facts LIKE \'%"parent": "%\' AND channel_id IS NOT NULL GROUP BY channel_id'
)


def upgrade() -> None:
    """Apply the change."""
    op.drop_index("ix_jobs_state", "jobs")
    op.create_index("ix_jobs_state_user_id", "jobs", ["state", "user_id"])
    op.create_index("ix_jobs_state_updated_at", "jobs", ["state", "updated_at"])
    op.create_index(
        "ix_jobs_retried_by",
        "jobs",
        ["retried_by"],
        sqlite_where=_IS_RETRIED,
        postgresql_where=_IS_RETRIED,
    )
    op.create_index("ix_favourites_job_id", "favourites", ["job_id"])
    op.drop_index("ix_stars_guild_id_given_at", "stars")
    op.create_index("ix_stars_guild_id_job_id", "stars", ["guild_id", "job_id"])
    op.create_index("ix_stars_user_id", "stars", ["user_id"])
    op.create_index("ix_charges_charged_at", "charges", ["charged_at"])
    op.create_index("ix_reports_state", "reports", ["state"])
    op.create_index("ix_reports_reporter_id", "reports", ["reporter_id"])
    op.drop_index("ix_events_guild_id_user_id_happened_at", "events")
    op.create_index(
        "ix_events_user_id_guild_id_happened_at", "events", ["user_id", "guild_id", "happened_at"]
    )
    op.create_index(
        "ix_events_channel_id_kind_happened_at", "events", ["channel_id", "kind", "happened_at"]
    )
    op.create_index(
        "ix_events_other_actor_id",
        "events",
        ["actor_id", "guild_id", "happened_at"],
        sqlite_where=_OTHER_ACTOR,
        postgresql_where=_OTHER_ACTOR,
    )
    threads = op.create_table(
        "threads",
        sa.Column("thread_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("parent_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("thread_id", name="pk_threads"),
    )
    op.create_index("ix_threads_parent_id", "threads", ["parent_id"])
    found = [
        {"thread_id": thread_id, "parent_id": int(json.loads(facts)["parent"])}
        for thread_id, facts in op.get_bind().execute(_IN_THREADS)
    ]
    if found:
        op.bulk_insert(threads, found)
