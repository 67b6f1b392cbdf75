"""Blocked members draw nothing: looked at first, when a job is recorded, and before it is shown."""

from collections.abc import Sequence

from sqlalchemy import Connection

from bot.imagine.job import Job
from bot.imagine.request import SubmittedRequest
from bot.jobs.explanation import Explanation, Outcome
from bot.jobs.gate import Admission
from bot.locales.phrase import phrase
from cogs.moderation.block import (
    BlockedElsewhereError,
    BlockedError,
    BlockedEverywhereError,
    blocked,
    refusal_of,
)
from cogs.moderation.blocks_service import BlockService

_EXPLAINED = {
    BlockedError.words_id: "explain-blocked",
    BlockedEverywhereError.words_id: "explain-blocked-everywhere",
    BlockedElsewhereError.words_id: "explain-blocked-elsewhere",
}


class BlocksCheck:
    """Its part at the gate: ``check``, ``admission`` and ``recheck``.

    ``elsewhere_counts``: whether whoever is blocked on one server draws nowhere else either.
    """

    def __init__(self, *, blocks: BlockService, elsewhere_counts: bool) -> None:
        self._blocks = blocks
        self._elsewhere_counts = elsewhere_counts

    async def check(self, request: SubmittedRequest) -> None:
        """Refuse what a blocked person asks for, or asked for before they were.

        Raises:
            BlockedError, BlockedEverywhereError, BlockedElsewhereError: they are blocked.
        """
        requester = request.requester
        await self.require_may_draw(requester.place.guild_id, requester.user_id)

    recheck = check

    async def explain(self, request: SubmittedRequest) -> Sequence[Explanation]:
        """Tell whether they are blocked there, everywhere or elsewhere, and until when."""
        requester, name = request.requester, phrase("explain-name-blocks")
        theirs = await self._blocks.of_person(requester.user_id)
        guild_id = requester.place.guild_id
        refusal = refusal_of(theirs, guild_id, elsewhere_counts=self._elsewhere_counts)
        if refusal is None:
            reason = phrase("explain-not-blocked")
            return (Explanation(name=name, outcome=Outcome.PASSES, reason=reason),)
        is_own = isinstance(refusal, BlockedError)
        return (
            Explanation(
                name=name,
                outcome=Outcome.DENIES,
                reason=phrase(_EXPLAINED[refusal.words_id], **refusal.facts),
                refusal=refusal,
                fix=phrase("explain-fix-block") if is_own else None,
            ),
        )

    async def require_may_draw(self, guild_id: int | None, user_id: int) -> None:
        """Make sure that no block keeps somebody from drawing on a server, or outside of any.

        Raises:
            BlockedError, BlockedEverywhereError, BlockedElsewhereError: one does.
        """
        theirs = await self._blocks.of_person(user_id)
        if theirs:
            refusal = refusal_of(theirs, guild_id, elsewhere_counts=self._elsewhere_counts)
            if refusal is not None:
                raise refusal

    async def require(self, guild_id: int, user_id: int) -> None:
        """Make sure that a member is not blocked on this server.

        Raises:
            BlockedError: they are.
        """
        block = await self._blocks.find(guild_id, user_id)
        if block is not None:
            raise blocked(block)

    async def admission(self, request: SubmittedRequest) -> Admission:
        """Look once more as the job is recorded.

        A block stops what is on record. A job that came between the check and the block would
        slip through, were it not for this look under the same lock.
        """
        user_id, guild_id = request.requester.user_id, request.requester.place.guild_id

        def admit(connection: Connection, _job: Job) -> None:
            theirs = self._blocks.of_person_in(connection, user_id)
            refusal = refusal_of(theirs, guild_id, elsewhere_counts=self._elsewhere_counts)
            if refusal is not None:
                raise refusal

        return Admission(admit=admit, lock_keys=(user_id,))
