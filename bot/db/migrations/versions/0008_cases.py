"""Give what moderators decide tables of its own: reports, appeals, removals, erasures."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

UNIX_SECONDS: sa.Double[float] = sa.Double()

# Reports of a picture were decided together where all of this is equal. The old table goes before
# the new one of its name is made, so a copy holds its rows meanwhile.
_COPY = """
    CREATE TABLE reports_before AS
    SELECT reports.*, min(id) OVER (
        PARTITION BY kind, guild_id, job_id, state, decided_by, decided_at
    ) AS case_id
    FROM reports
"""
# Who saw to what until when was told by when it was decided: a minute for what was decided about
# reports, two for reviews. A removal that nobody had begun with said 0.
_FILL = (
    """
    INSERT INTO report_cases (
        id, guild_id, state, opened_at, notice_channel_id, notice_message_id, decided_by,
        decided_at, leased_until, job_id, user_id
    )
    SELECT case_id, min(guild_id), min(state), min(reported_at), max(notice_channel_id),
        max(notice_message_id), min(decided_by), min(decided_at),
        CASE WHEN min(state) IN ('removing', 'warning', 'blocking') THEN min(decided_at) + 60 END,
        coalesce(min(job_id), ''), coalesce(min(user_id), 0)
    FROM reports_before WHERE kind NOT IN ('appeal', 'sweep') GROUP BY case_id
    """,
    """
    INSERT INTO reports (
        id, case_id, guild_id, channel_id, message_id, job_id, reporter_id, reported_at, reason
    )
    SELECT id, case_id, guild_id, coalesce(channel_id, 0), coalesce(message_id, 0),
        coalesce(job_id, ''), reporter_id, reported_at, text
    FROM reports_before WHERE kind NOT IN ('appeal', 'sweep')
    """,
    """
    INSERT INTO appeals (
        id, guild_id, state, opened_at, notice_channel_id, notice_message_id, decided_by,
        decided_at, leased_until, user_id, channel_id, words, job_id
    )
    SELECT id, guild_id, state, reported_at, notice_channel_id, notice_message_id, decided_by,
        decided_at, CASE WHEN notice_message_id IS NULL THEN reported_at + 60 END,
        reporter_id, coalesce(channel_id, 0), text, job_id
    FROM reports_before WHERE kind = 'appeal'
    """,
    """
    INSERT INTO removals (
        id, order_id, guild_id, channel_id, job_id, user_id, ordered_by, state, opened_at,
        leased_until
    )
    SELECT id, text, guild_id, channel_id, job_id, coalesce(user_id, 0), reporter_id, state,
        reported_at, CASE WHEN state = 'removing' AND decided_at > 0 THEN decided_at + 60 END
    FROM reports_before WHERE kind = 'sweep' AND job_id IS NOT NULL
    """,
    """
    INSERT INTO erasures (id, user_id, ordered_at)
    SELECT text, reporter_id, reported_at
    FROM reports_before WHERE kind = 'sweep' AND job_id IS NULL
    """,
    "DROP TABLE reports_before",
)
_UNSENT_WARNINGS = sa.text(
    "SELECT report_cases.id, events.facts FROM report_cases"
    " JOIN events ON events.job_id = report_cases.job_id"
    " WHERE report_cases.state = 'warning' AND events.kind = 'warned'"
    " ORDER BY events.happened_at"
)
_LEASE_REVIEWS = """
    UPDATE reviews SET leased_until = decided_at + 120
    WHERE state IN ('approving', 'approving-spoiler', 'rejecting', 'expiring', 'losing')
"""
_RENAMED = {
    "asked_at": "opened_at",
    "channel_id": "notice_channel_id",
    "message_id": "notice_message_id",
}


def upgrade() -> None:
    """Apply the change."""
    op.execute(_COPY)
    op.drop_table("reports")
    op.create_table(
        "report_cases",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        *_case_columns(),
        sa.Column("job_id", sa.String(32), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("warning", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_report_cases"),
    )
    op.create_index(
        "ix_report_cases_guild_id_state_opened_at",
        "report_cases",
        ["guild_id", "state", "opened_at"],
    )
    op.create_index("ix_report_cases_job_id", "report_cases", ["job_id"])
    op.create_index("ix_report_cases_state", "report_cases", ["state"])
    op.create_table(
        "reports",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", sa.String(32), nullable=False),
        sa.Column("reporter_id", sa.BigInteger(), nullable=False),
        sa.Column("reported_at", UNIX_SECONDS, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["report_cases.id"],
            name="fk_reports_case_id_report_cases",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
    )
    op.create_index("ix_reports_case_id", "reports", ["case_id"])
    op.create_index("ix_reports_job_id", "reports", ["job_id"])
    op.create_index("ix_reports_reporter_id_reported_at", "reports", ["reporter_id", "reported_at"])
    op.create_table(
        "appeals",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        *_case_columns(),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("job_id", sa.String(32)),
        sa.PrimaryKeyConstraint("id", name="pk_appeals"),
    )
    op.create_index("ix_appeals_guild_id_opened_at", "appeals", ["guild_id", "opened_at"])
    op.create_index("ix_appeals_user_id", "appeals", ["user_id"])
    op.create_index("ix_appeals_state", "appeals", ["state"])
    op.create_table(
        "removals",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("order_id", sa.String(38), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger()),
        sa.Column("job_id", sa.String(32), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("ordered_by", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("opened_at", UNIX_SECONDS, nullable=False),
        sa.Column("leased_until", UNIX_SECONDS),
        sa.PrimaryKeyConstraint("id", name="pk_removals"),
    )
    for column in ("order_id", "job_id", "state"):
        op.create_index(f"ix_removals_{column}", "removals", [column])
    op.create_table(
        "erasures",
        sa.Column("id", sa.String(38), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("ordered_at", UNIX_SECONDS, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_erasures"),
    )
    for statement in _FILL:
        op.execute(statement)
    _keep_unsent_warnings()
    # As SQL, for Alembic would rebuild the table where SQLite only has to rename.
    for before, after in _RENAMED.items():
        op.execute(f"ALTER TABLE reviews RENAME COLUMN {before} TO {after}")
    op.add_column("reviews", sa.Column("leased_until", UNIX_SECONDS))
    op.execute(_LEASE_REVIEWS)


def _case_columns() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("opened_at", UNIX_SECONDS, nullable=False),
        sa.Column("notice_channel_id", sa.BigInteger()),
        sa.Column("notice_message_id", sa.BigInteger()),
        sa.Column("decided_by", sa.BigInteger()),
        sa.Column("decided_at", UNIX_SECONDS),
        sa.Column("leased_until", UNIX_SECONDS),
    )


def _keep_unsent_warnings() -> None:
    """Take warnings that nobody has sent yet from the audit log to their reports."""
    put = sa.text("UPDATE report_cases SET warning = :text WHERE id = :id")
    for case_id, facts in op.get_bind().execute(_UNSENT_WARNINGS).all():
        text = json.loads(facts).get("text")
        if text is not None:
            op.get_bind().execute(put, {"text": text, "id": case_id})
