"""Keep what members like, and find jobs by message, words and lineage."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

UNIX_SECONDS: sa.Double[float] = sa.Double()

_CHUNK_ROWS = 500


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "drafts",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", UNIX_SECONDS, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("taken_at", UNIX_SECONDS),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
    )
    op.create_index("ix_drafts_created_at", "drafts", ["created_at"])
    op.create_table(
        "preferences",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("preferences", sa.Text(), nullable=False),
        sa.Column("changed_at", UNIX_SECONDS, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="pk_preferences"),
    )
    op.create_table(
        "styles",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("added_by", sa.BigInteger(), nullable=False),
        sa.Column("added_at", UNIX_SECONDS, nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "name", name="pk_styles"),
    )
    op.create_table(
        "favourites",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("job_id", sa.String(32), nullable=False),
        sa.Column("added_at", UNIX_SECONDS, nullable=False),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name="fk_favourites_job_id_jobs", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "job_id", name="pk_favourites"),
    )
    op.create_table(
        "pictures",
        sa.Column("job_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("hash", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name="fk_pictures_job_id_jobs", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("job_id", "position", name="pk_pictures"),
    )
    op.create_table(
        "showcases",
        sa.Column("job_id", sa.String(32), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("shown_at", UNIX_SECONDS, nullable=False),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name="fk_showcases_job_id_jobs", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("job_id", name="pk_showcases"),
    )
    op.create_table(
        "stars",
        sa.Column("job_id", sa.String(32), nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("given_at", UNIX_SECONDS, nullable=False),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name="fk_stars_job_id_jobs", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("job_id", "user_id", name="pk_stars"),
    )
    op.create_index("ix_stars_guild_id_given_at", "stars", ["guild_id", "given_at"])
    op.add_column("jobs", sa.Column("message_id", sa.BigInteger()))
    op.add_column("jobs", sa.Column("parent_id", sa.String(32)))
    op.add_column("jobs", sa.Column("way", sa.Text(), server_default="imagine", nullable=False))
    op.add_column(
        "jobs", sa.Column("prompt", sa.Text(), server_default=sa.text("''"), nullable=False)
    )
    op.add_column(
        "jobs", sa.Column("model", sa.Text(), server_default=sa.text("''"), nullable=False)
    )
    op.add_column("jobs", sa.Column("published_message_id", sa.BigInteger()))
    op.add_column("jobs", sa.Column("removed_at", UNIX_SECONDS))
    op.add_column("jobs", sa.Column("removed_by", sa.BigInteger()))
    op.create_index("ix_jobs_created_at", "jobs", ["created_at"])
    op.create_index("ix_jobs_guild_id_created_at", "jobs", ["guild_id", "created_at"])
    op.create_index("ix_jobs_message_id", "jobs", ["message_id"])
    op.create_index("ix_jobs_parent_id", "jobs", ["parent_id"])
    op.create_index("ix_jobs_published_message_id", "jobs", ["published_message_id"])
    _fill_in_copies()


def _fill_in_copies() -> None:
    """Copy out of the JSON what jobs are now found by."""
    jobs = sa.table(
        "jobs",
        sa.column("id", sa.String),
        sa.column("request", sa.Text),
        sa.column("reply", sa.Text),
        sa.column("message_id", sa.BigInteger),
        sa.column("prompt", sa.Text),
        sa.column("model", sa.Text),
    )
    connection, after = op.get_bind(), ""
    while rows := connection.execute(
        sa.select(jobs.c.id, jobs.c.request, jobs.c.reply)
        .where(jobs.c.id > after)
        .order_by(jobs.c.id)
        .limit(_CHUNK_ROWS)
    ).all():
        for row in rows:
            request, reply = json.loads(row.request), json.loads(row.reply)
            connection.execute(
                sa.update(jobs)
                .where(jobs.c.id == row.id)
                .values(
                    message_id=reply.get("message_id"),
                    prompt=request.get("prompt", ""),
                    model=request.get("model", ""),
                )
            )
        after = rows[-1].id
