"""Keep what a yes to several requests started, until each has begun or was refused."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

UNIX_SECONDS: sa.Double[float] = sa.Double()


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "runs",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("press", sa.Text(), nullable=False),
        sa.Column("seen_at", UNIX_SECONDS, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
    )
    op.create_table(
        "run_requests",
        sa.Column("run_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("job_id", sa.String(32)),
        sa.Column("refusal", sa.Text()),
        sa.ForeignKeyConstraint(
            ["run_id"], ["runs.id"], name="fk_run_requests_run_id_runs", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run_id", "position", name="pk_run_requests"),
    )
