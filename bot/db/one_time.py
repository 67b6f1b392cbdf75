"""Values kept until one person answers, once; they outlive a restart.

A custom id has no room for them, so it carries the id they are kept under.
"""

import uuid
from dataclasses import asdict, dataclass
from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, delete, insert, select, update

from bot.clock import Clock
from bot.db.database import Database
from bot.db.personal import Erasure, PersonalColumn
from bot.db.tables import drafts
from bot.errors import RefusedError

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


T = TypeVar("T")

KEPT_SECONDS = 24 * 3600.0
"""Rows are dropped after that, so nothing can last longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept(Generic[T]):
    """A value, with when it was kept."""

    value: T
    at: float


class OneTimeStore(Generic[T]):
    """Keeps values of one type as JSON, each for one person and a limited time.

    All types share a table; what is not JSON of this type counts as gone.
    """

    def __init__(  # noqa: PLR0913 - all by name
        self,
        adapter: TypeAdapter[T],
        *,
        lasts_seconds: float,
        gone: type[RefusedError],
        not_theirs: type[RefusedError] | None = None,
        taken: type[RefusedError] | None = None,
        database: Database,
        clock: Clock,
    ) -> None:
        """Name the errors: ``gone`` is also said in place of those that are left out."""
        self._adapter = adapter
        self._lasts_seconds = lasts_seconds
        self._gone = gone
        self._not_theirs = not_theirs or gone
        self._taken = taken or gone
        self._database = database
        self._clock = clock

    async def keep(self, user_id: int, value: T) -> str:
        """Keep a value for a person; return its id, 32 hexadecimal digits."""
        id_ = uuid.uuid4().hex
        await self._database.write(lambda connection: self.keep_in(connection, id_, user_id, value))
        return id_

    def keep_in(self, connection: Connection, id_: str, user_id: int, value: T) -> None:
        """Keep a value under an id of 32 hexadecimal digits, as part of a transaction."""
        now = self._clock.time()
        body = self._adapter.dump_json(value).decode()
        row = DraftRow(id=id_, user_id=user_id, created_at=now, body=body)
        insert_draft(connection, row, forget_before=now - KEPT_SECONDS)

    async def find(self, id_: str, user_id: int) -> T:
        """Return a value, whether it was taken or not.

        Raises:
            RefusedError: gone, or another person's.
        """
        found = await self._database.read(lambda connection: self._get(connection, id_, user_id))
        return found.value

    async def waiting(self, id_: str, user_id: int) -> T:
        """Return a value that was not taken yet, and leave it so.

        Raises:
            RefusedError: gone, another person's, or taken already.
        """

        def read(connection: Connection) -> Kept[T]:
            row = get_draft(connection, id_)
            if row is not None and row.user_id == user_id and row.taken_at is not None:
                raise self._taken
            return self._get(connection, id_, user_id)

        return (await self._database.read(read)).value

    async def take(self, id_: str, user_id: int) -> T:
        """Return a value; nobody gets it a second time.

        Raises:
            RefusedError: gone, another person's, or taken already.
        """
        taken = await self._database.write(
            lambda connection: self.take_in(connection, id_, user_id)
        )
        return taken.value

    def take_in(self, connection: Connection, id_: str, user_id: int) -> Kept[T]:
        """Take a value as part of a transaction.

        Raises:
            RefusedError: gone, another person's, or taken already.
        """
        found = self._get(connection, id_, user_id)
        if not take_draft(connection, id_, self._clock.time()):
            raise self._taken
        return found

    def _get(self, connection: Connection, id_: str, user_id: int) -> Kept[T]:
        row = get_draft(connection, id_)
        if row is None or row.created_at < self._clock.time() - self._lasts_seconds:
            raise self._gone
        if row.user_id != user_id:
            raise self._not_theirs(person=f"<@{row.user_id}>")
        try:
            value = self._adapter.validate_json(row.body)
        except ValidationError:
            # Its text would bring somebody's words into the log.
            raise self._gone(f"{id_}: of another type, or cannot be read any more") from None
        return Kept(value=value, at=row.created_at)


class OnceADay:
    """Remembers, over restarts, who was told something within a day."""

    def __init__(self, what: str, *, database: Database, clock: Clock) -> None:
        self._what = what
        self._database = database
        self._clock = clock

    async def is_first(self, user_id: int) -> bool:
        """Whether this person was not told within a day; from now on they were."""
        now = self._clock.time()
        id_ = uuid.uuid5(_TOLD, f"{self._what} {user_id}").hex

        def note(connection: Connection) -> bool:
            told = get_draft(connection, id_)
            if told is not None and told.created_at >= now - KEPT_SECONDS:
                return False
            row = DraftRow(id=id_, user_id=user_id, created_at=now, body="null")
            insert_draft(connection, row, forget_before=now - KEPT_SECONDS)
            return True

        return await self._database.write(note)


_TOLD = uuid.UUID("6e0f3f0a-7d0c-4c53-9f3f-3b8a5f6b6d0e")
"""What the ids of such rows are made of, with what was told and to whom."""
