"""Blocked members draw nothing: looked at first, when a job is recorded, and before it is shown."""

from collections.abc import Sequence

from sqlalchemy import Connection

from bot.imagine.job import Job
from bot.imagine.request import SubmittedRequest
from bot.jobs.explanation import Explanation, Outcome
from bot.jobs.gate import Admission
from bot.locales.phrase import phrase
from cogs.moderation.block import blocked
from cogs.moderation.blocks_service import BlockService


class BlocksCheck:
    """Its part at the gate: ``check``, ``admission`` and ``recheck``."""

    def __init__(self, *, blocks: BlockService) -> None:
        self._blocks = blocks

    async def check(self, request: SubmittedRequest) -> None:
        """Refuse what a blocked member asks for, or asked for before they were.

        Raises:
            BlockedError: they are blocked.
        """
        who = _where(request)
        if who is not None:
            await self.require(*who)

    recheck = check

    async def explain(self, request: SubmittedRequest) -> Sequence[Explanation]:
        """Tell whether they are blocked, why and until when."""
        who = _where(request)
        if who is None:
            return ()
        block, name = await self._blocks.find(*who), phrase("explain-name-blocks")
        if block is None:
            reason = phrase("explain-not-blocked")
            return (Explanation(name=name, outcome=Outcome.PASSES, reason=reason),)
        refusal = blocked(block)
        reason = phrase("explain-blocked", **refusal.facts)
        return (
            Explanation(
                name=name,
                outcome=Outcome.DENIES,
                reason=reason,
                refusal=refusal,
                fix=phrase("explain-fix-block"),
            ),
        )

    async def require(self, guild_id: int, user_id: int) -> None:
        """Make sure that a member is not blocked.

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
        who = _where(request)
        if who is None:
            return Admission()
        guild_id, user_id = who

        def admit(connection: Connection, _job: Job) -> None:
            block = self._blocks.find_in(connection, guild_id, user_id)
            if block is not None:
                raise blocked(block)

        return Admission(admit=admit, lock_keys=(user_id,))


def _where(request: SubmittedRequest) -> tuple[int, int] | None:
    """Return the server and the person; None in direct messages."""
    requester = request.requester
    if requester.place.guild_id is None:
        return None
    return requester.place.guild_id, requester.user_id
