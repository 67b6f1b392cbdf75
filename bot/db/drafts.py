"""Requests that wait for a yes, as rows; each is taken once."""

from dataclasses import asdict, dataclass

from sqlalchemy import Connection, delete, insert, select, update

from bot.db.personal import Erasure, PersonalColumn
from bot.db.tables import drafts

PERSONAL = (PersonalColumn(column=drafts.c.user_id, erasure=Erasure.DELETES, is_exported=True),)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """What somebody asked for and has not said yes to; times are unix seconds."""

    id: str
    """32 hexadecimal digits."""
    user_id: int
    created_at: float
    body: str
    """JSON."""
    taken_at: float | None = None


def insert_draft(connection: Connection, draft: DraftRow, *, forget_before: float) -> None:
    """Keep a draft, and drop those that are older."""
    connection.execute(delete(drafts).where(drafts.c.created_at < forget_before))
    connection.execute(insert(drafts), asdict(draft))


def get_draft(connection: Connection, draft_id: str) -> DraftRow | None:
    """Return a draft, or None if there is no such draft (any more)."""
    row = connection.execute(select(drafts).where(drafts.c.id == draft_id)).mappings().first()
    return None if row is None else DraftRow(**row)


def take_draft(connection: Connection, draft_id: str, now: float) -> bool:
    """Mark a draft as answered; False if there is no such draft, or it already was."""
    taken = connection.execute(
        update(drafts)
        .where(drafts.c.id == draft_id, drafts.c.taken_at.is_(None))
        .values(taken_at=now)
    )
    return taken.rowcount == 1
