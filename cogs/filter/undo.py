"""Taking a change of the list back, once, as long as nobody changed the same entries since."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from bot.clock import Clock
from bot.db.database import Database
from bot.db.one_time import KEPT_SECONDS, OneTimeStore
from bot.errors import RefusedError
from cogs.filter.changes import ChangedSinceError, ListChange, undoing
from cogs.filter.packs import PackChangedError, PackStep
from cogs.filter.service import FilterService


class UndoGoneError(RefusedError):
    """It was undone already, is older than a day, or was somebody else's change."""

    words_id = "refusal-filter-undo-gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeChange:
    """A change of a server's list that was made, and the packs it took, updated or dropped."""

    guild_id: int
    change: ListChange
    packs: tuple[PackStep, ...] = ()
    is_undoing: bool = False
    """Whether it took another change back."""


_MADE = TypeAdapter(MadeChange)


class Undos:
    """Remembers what was changed for a day, so that a button can take it back."""

    def __init__(self, *, database: Database, filters: FilterService, clock: Clock) -> None:
        self._filters = filters
        self._made = OneTimeStore(
            _MADE, lasts_seconds=KEPT_SECONDS, gone=UndoGoneError, database=database, clock=clock
        )

    async def keep(self, made: MadeChange, *, by: int) -> str:
        """Remember a change; return the id to undo it by."""
        return await self._made.keep(by, made)

    async def undo(self, guild_id: int, undo_id: str, *, by: int) -> MadeChange:
        """Take a change back, once; return what that changed, which can be undone as well.

        Raises:
            UndoGoneError: it was undone already, or cannot be any more.
            ChangedSinceError: some of its entries were changed since.
        """
        made = await self._made.waiting(undo_id, by)
        if made.guild_id != guild_id:
            raise UndoGoneError
        steps = tuple(PackStep(name=one.name, was=one.now, now=one.was) for one in made.packs)
        try:
            change = await self._filters.change(
                guild_id,
                lambda existing: undoing(existing, made.change),
                by=by,
                packs=steps,
                # In the same transaction, so that of two presses one undoes it.
                also=lambda connection: self._made.take_in(connection, undo_id, by),
            )
        except (ChangedSinceError, PackChangedError):
            # Perhaps another press of the same button did.
            await self._made.waiting(undo_id, by)
            raise
        return MadeChange(
            guild_id=guild_id, change=change, packs=steps, is_undoing=not made.is_undoing
        )
