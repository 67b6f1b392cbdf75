"""The record of blocks, each server's for itself."""

from contextlib import AbstractContextManager

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.db.memory import MOST_PEOPLE, PERSON, Memory
from bot.jobs.paging import PagePlace
from cogs.audit import EVERYWHERE, AuditEvent, AuditLog, EventKind
from cogs.moderation import blocks_repository as rows
from cogs.moderation.block import (
    Block,
    BlockPage,
    BlockTime,
    NotBlockedError,
    NotBlockedEverywhereError,
)

PAGE_SIZE = 8


class BlockService:
    """Keeps blocks; those whose time is over are as if there had been none."""

    def __init__(self, *, database: Database, audit_log: AuditLog, clock: Clock) -> None:
        self._database = database
        self._audit_log = audit_log
        self._clock = clock
        self._memory = Memory(
            topic=rows.TOPIC,
            read=rows.blocks_of_person,
            database=database,
            clock=clock,
            most=MOST_PEOPLE,
            together=PERSON,
        )

    def new(self, guild_id: int, user_id: int, time: BlockTime, *, reason: str, by: int) -> Block:
        """Return a block that begins now, and is not on record yet."""
        now, seconds = self._clock.time(), time.seconds
        return Block(
            guild_id=guild_id,
            user_id=user_id,
            reason=" ".join(reason.split()),
            blocked_by=by,
            blocked_at=now,
            expires_at=None if seconds is None else now + seconds,
        )

    async def add(self, block: Block) -> None:
        """Put a block on record, in place of the one there was."""
        with self.changing(block.user_id):
            await self._database.write(
                lambda connection: self.put(connection, block), lock_keys=(block.user_id,)
            )

    def changing(self, user_id: int) -> AbstractContextManager[None]:
        """Change a person's blocks inside, and have them read anew afterwards."""
        return self._memory.changing(user_id)

    def put(self, connection: Connection, block: Block, *, job_id: str | None = None) -> None:
        """Do the same as ``add`` in a transaction that holds the lock of this person."""
        rows.put_block(connection, block)
        until = "never" if block.expires_at is None else str(int(block.expires_at))
        self._audit_log.note(
            connection,
            AuditEvent(
                guild_id=block.guild_id,
                kind=EventKind.BLOCKED,
                actor_id=block.blocked_by,
                user_id=block.user_id,
                job_id=job_id,
                facts={"until": until} | ({"reason": block.reason} if block.reason else {}),
            ),
        )

    async def end(self, guild_id: int, user_id: int, *, by: int) -> None:
        """End a block before its time.

        Raises:
            NotBlockedError, NotBlockedEverywhereError: there is none.
        """
        now = self._clock.time()

        def write(connection: Connection) -> None:
            if not rows.delete_block(connection, guild_id, user_id, now=now):
                its = NotBlockedEverywhereError if guild_id == EVERYWHERE else NotBlockedError
                raise its(person=f"<@{user_id}>")
            self._audit_log.note(
                connection,
                AuditEvent(
                    guild_id=guild_id, kind=EventKind.UNBLOCKED, actor_id=by, user_id=user_id
                ),
            )

        with self.changing(user_id):
            await self._database.write(write, lock_keys=(user_id,))

    async def find(self, guild_id: int, user_id: int) -> Block | None:
        """Return a member's block on a server, or None where they are not blocked there."""
        found = await self.of_person(user_id)
        return next((block for block in found if block.guild_id == guild_id), None)

    async def of_person(self, user_id: int) -> tuple[Block, ...]:
        """Return the blocks of a person that hold, on all servers and ``EVERYWHERE``.

        Another process's change may go unnoticed for a moment, where several share the database.
        """
        return self._holding(await self._memory.of(user_id))

    def of_person_in(self, connection: Connection, user_id: int) -> tuple[Block, ...]:
        """Do the same inside a transaction, where nothing goes unnoticed."""
        return self._holding(rows.blocks_of_person(connection, user_id))

    def _holding(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        now = self._clock.time()
        return tuple(block for block in blocks if block.holds(now))

    async def page(self, guild_id: int, number: int) -> BlockPage:
        """Return a page of a server's blocks: the nearest there is to this one."""
        now = self._clock.time()

        def read(connection: Connection) -> BlockPage:
            total = rows.count_blocks(connection, guild_id, now=now)
            place = PagePlace.of(total, number, size=PAGE_SIZE)
            found = rows.blocks_of(
                connection, guild_id, now=now, limit=PAGE_SIZE, offset=place.offset
            )
            return BlockPage(
                blocks=tuple(found),
                number=place.number,
                count=place.pages,
                total=total,
            )

        return await self._database.read(read)
