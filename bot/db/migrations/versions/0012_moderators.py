"""Add what many moderators need: who has a case, notes, warnings, categories, reasons."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

UNIX_SECONDS: sa.Double[float] = sa.Double()


def upgrade() -> None:
    """Apply the change."""
    op.add_column(
        "report_cases",
        sa.Column("is_urgent", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column("reports", sa.Column("category", sa.String(16)))
    op.add_column("appeals", sa.Column("reason", sa.Text()))
    _add_index("report_cases", "user_id", "guild_id", "decided_at")
    _add_index("appeals", "guild_id", "state", "opened_at")
    op.create_table(
        "taken_cases",
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("taken_by", sa.BigInteger(), nullable=False),
        sa.Column("taken_until", UNIX_SECONDS, nullable=False),
        sa.PrimaryKeyConstraint("case_id", name="pk_taken_cases"),
    )
    _add_index("taken_cases", "taken_until")
    op.create_table(
        "member_notes",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("written_by", sa.BigInteger(), nullable=False),
        sa.Column("written_at", UNIX_SECONDS, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_member_notes"),
    )
    _add_index("member_notes", "user_id", "guild_id", "written_at")
    op.create_table(
        "member_warnings",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("warned_by", sa.BigInteger(), nullable=False),
        sa.Column("opened_at", UNIX_SECONDS, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("leased_until", UNIX_SECONDS),
        sa.PrimaryKeyConstraint("id", name="pk_member_warnings"),
    )
    _add_index("member_warnings", "state")
    _add_index("member_warnings", "user_id", "guild_id", "opened_at")


def _add_index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, columns)
