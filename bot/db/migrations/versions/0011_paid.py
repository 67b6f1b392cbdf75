"""Tell of each charge whether it is paid, although it may be refunded to the person."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Apply the change."""
    op.add_column(
        "charges", sa.Column("is_paid", sa.Boolean(), server_default=sa.true(), nullable=False)
    )
    flags = (sa.column(name, sa.Boolean()) for name in ("is_refunded", "is_paid"))
    charges = sa.table("charges", *flags)
    op.execute(charges.update().where(charges.c.is_refunded).values(is_paid=False))
