"""Who runs Easel: the application's owner, or those of its team who may change it."""

import discord
from discord.enums import TeamMemberRole, TeamMembershipState

from bot.clock import Clock
from bot.errors import RefusedError
from cogs.kit.rest import ERRORS, hard_timeout, readable

ASK_SECONDS = 1.5
"""Of the 3 s in which Discord wants an answer, the rest is for what was asked for."""
KNOWN_SECONDS = 60.0
"""Whoever leaves the team can do nothing more after this."""
_TRUSTED = frozenset({TeamMemberRole.admin, TeamMemberRole.developer})
"""Both can take the bot over by its token anyway; who may only read may not."""


class NotOperatorError(RefusedError):
    """Only those who run Easel may do that."""

    words_id = "refusal-not-operator"
    is_final = True


class OperatorUnknownError(RefusedError):
    """Discord does not say in time who runs Easel."""

    words_id = "refusal-operator-unknown"


class Owners:
    """Asks Discord who runs Easel, once a minute at most."""

    def __init__(self, *, client: discord.Client, clock: Clock) -> None:
        self._client = client
        self._clock = clock
        self._known: frozenset[int] = frozenset()
        self._until = 0.0

    async def ids(self) -> frozenset[int]:
        """Return the ids of those who run Easel.

        Raises:
            OperatorUnknownError: Discord does not say.
        """
        if self._clock.monotonic() >= self._until:
            try:
                with readable():
                    info = await hard_timeout(
                        self._client.application_info(), within_seconds=ASK_SECONDS
                    )
            except (TimeoutError, *ERRORS) as error:
                raise OperatorUnknownError from error
            self._known = owner_ids(info)
            self._until = self._clock.monotonic() + KNOWN_SECONDS
        return self._known

    async def require(self, interaction: discord.Interaction) -> int:
        """Return the id of whoever acts, if they run Easel.

        Raises:
            NotOperatorError, OperatorUnknownError: they do not, or nobody knows.
        """
        if interaction.user.id not in await self.ids():
            raise NotOperatorError
        return interaction.user.id


def owner_ids(info: discord.AppInfo) -> frozenset[int]:
    """Return the ids of an application's owner, or of its team's owner, admins and developers."""
    team = info.team
    if team is None:
        return frozenset({info.owner.id})
    trusted = {
        member.id
        for member in team.members
        if member.membership_state is TeamMembershipState.accepted and member.role in _TRUSTED
    }
    return frozenset(trusted if team.owner_id is None else {*trusted, team.owner_id})
