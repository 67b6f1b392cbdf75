"""Keep what moderators decide: rules, charges, filter, reviews, reports, blocks, audit log."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

UNIX_SECONDS: sa.Double[float] = sa.Double()


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "blocks",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("blocked_by", sa.BigInteger(), nullable=False),
        sa.Column("blocked_at", UNIX_SECONDS, nullable=False),
        sa.Column("expires_at", UNIX_SECONDS),
        sa.PrimaryKeyConstraint("guild_id", "user_id", name="pk_blocks"),
    )
    op.create_table(
        "charges",
        sa.Column("job_id", sa.String(32), nullable=False),
        sa.Column("guild_id", sa.BigInteger()),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("charged_at", UNIX_SECONDS, nullable=False),
        sa.Column("images", sa.Integer(), nullable=False),
        sa.Column("price_micros", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", UNIX_SECONDS),
        sa.Column("is_refunded", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("job_id", name="pk_charges"),
    )
    op.create_index("ix_charges_channel_id_charged_at", "charges", ["channel_id", "charged_at"])
    op.create_index("ix_charges_guild_id_charged_at", "charges", ["guild_id", "charged_at"])
    op.create_index("ix_charges_user_id_charged_at", "charges", ["user_id", "charged_at"])
    op.create_table(
        "events",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("happened_at", UNIX_SECONDS, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.BigInteger()),
        sa.Column("user_id", sa.BigInteger()),
        sa.Column("channel_id", sa.BigInteger()),
        sa.Column("job_id", sa.String(32)),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
    )
    op.create_index("ix_events_guild_id_happened_at", "events", ["guild_id", "happened_at"])
    op.create_index(
        "ix_events_guild_id_user_id_happened_at", "events", ["guild_id", "user_id", "happened_at"]
    )
    op.create_table(
        "filter_entries",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("strictness", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("added_by", sa.BigInteger(), nullable=False),
        sa.Column("added_at", UNIX_SECONDS, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_filter_entries"),
        sa.UniqueConstraint(
            "guild_id", "kind", "text", name="uq_filter_entries_guild_id_kind_text"
        ),
    )
    op.create_table(
        "outage_notices",
        sa.Column("channel_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("told_at", UNIX_SECONDS, nullable=False),
        sa.PrimaryKeyConstraint("channel_id", name="pk_outage_notices"),
    )
    op.create_table(
        "outages",
        sa.Column("service", sa.String(32), nullable=False),
        sa.Column("since", UNIX_SECONDS, nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("next_try_at", UNIX_SECONDS, nullable=False),
        sa.PrimaryKeyConstraint("service", name="pk_outages"),
    )
    op.create_table(
        "place_rules",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("place_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", UNIX_SECONDS, nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "place_id", name="pk_place_rules"),
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reported_at", UNIX_SECONDS, nullable=False),
        sa.Column("reporter_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger()),
        sa.Column("job_id", sa.String(32)),
        sa.Column("channel_id", sa.BigInteger()),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("notice_channel_id", sa.BigInteger()),
        sa.Column("notice_message_id", sa.BigInteger()),
        sa.Column("decided_by", sa.BigInteger()),
        sa.Column("decided_at", UNIX_SECONDS),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
    )
    op.create_index(
        "ix_reports_guild_id_state_reported_at", "reports", ["guild_id", "state", "reported_at"]
    )
    op.create_index("ix_reports_job_id", "reports", ["job_id"])
    op.create_table(
        "servers",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", UNIX_SECONDS, nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name="pk_servers"),
    )
    op.create_table(
        "reviews",
        sa.Column("job_id", sa.String(32), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("asked_at", UNIX_SECONDS, nullable=False),
        sa.Column("expires_at", UNIX_SECONDS, nullable=False),
        sa.Column("channel_id", sa.BigInteger()),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("decided_by", sa.BigInteger()),
        sa.Column("decided_at", UNIX_SECONDS),
        sa.Column("reason", sa.Text()),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name="fk_reviews_job_id_jobs", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("job_id", name="pk_reviews"),
    )
    op.create_index("ix_reviews_guild_id_state", "reviews", ["guild_id", "state"])
    op.create_index("ix_reviews_state_expires_at", "reviews", ["state", "expires_at"])
