"""Create the jobs and their predictions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

UNIX_SECONDS: sa.Double[float] = sa.Double()


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "jobs",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("guild_id", sa.BigInteger()),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", UNIX_SECONDS, nullable=False),
        sa.Column("updated_at", UNIX_SECONDS, nullable=False),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("failure", sa.Text()),
        sa.Column("canceled_by", sa.BigInteger()),
        sa.Column("retried_by", sa.String(32)),
        sa.Column("published_at", UNIX_SECONDS),
        sa.Column("result", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
    )
    op.create_index("ix_jobs_state", "jobs", ["state"])
    op.create_index("ix_jobs_user_id_created_at", "jobs", ["user_id", "created_at"])
    op.create_table(
        "predictions",
        sa.Column("job_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("prediction_id", sa.Text()),
        sa.Column("posted_at", UNIX_SECONDS),
        sa.Column("started_at", UNIX_SECONDS),
        sa.Column("ended_at", UNIX_SECONDS),
        sa.Column("seed", sa.BigInteger()),
        sa.PrimaryKeyConstraint("job_id", "position", name="pk_predictions"),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name="fk_predictions_job_id_jobs", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_predictions_prediction_id", "predictions", ["prediction_id"])
