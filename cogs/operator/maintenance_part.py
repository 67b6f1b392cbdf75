"""/operator maintenance: no new requests are taken, and everybody who asks reads why."""

from typing import Final

import discord
from discord import app_commands

from bot.clock import DAY_SECONDS
from bot.locales.typed import seconds_of
from cogs.kit.language import text
from cogs.kit.times import ago
from cogs.operator.model import REASON_CHARACTERS, MaintenanceLengthError
from cogs.operator.owners import Owners
from cogs.operator.part import OperatorPart
from cogs.services import Services

LEAST_SECONDS, MOST_SECONDS = 60, 30 * DAY_SECONDS
LENGTH_CHARACTERS = 30

Notice = app_commands.Range[str, 1, REASON_CHARACTERS]
Length = app_commands.Range[str, 1, LENGTH_CHARACTERS]


class MaintenancePart(OperatorPart):
    """Begins, shows and ends it."""

    maintenance: Final = app_commands.Group(
        name="maintenance",
        description=text("command-operator-maintenance"),
        parent=OperatorPart.operator,
    )

    def __init__(self, services: Services, *, owners: Owners) -> None:
        super().__init__(services, owners=owners)
        self._maintenance = services.maintenance

    @maintenance.command(name="on", description=text("command-operator-maintenance-on"))
    @app_commands.describe(
        words=text("command-operator-maintenance-words"),
        lasts=text("command-operator-maintenance-lasts"),
    )
    async def begin_maintenance(
        self,
        interaction: discord.Interaction,
        words: Notice | None = None,
        lasts: Length | None = None,
    ) -> None:
        """Refuse new requests from now on; what is under way finishes."""
        by = await self._owners.require(interaction)
        seconds = None if lasts is None else _seconds(lasts)
        notice = await self._maintenance.begin(words or "", lasts_seconds=seconds, by=by)
        await self._say(interaction, "operator-maintenance-begun", **notice.facts)

    @maintenance.command(name="off", description=text("command-operator-maintenance-off"))
    async def end_maintenance(self, interaction: discord.Interaction) -> None:
        """Take requests again."""
        by = await self._owners.require(interaction)
        was_on = await self._maintenance.end(by=by)
        words_id = "operator-maintenance-ended" if was_on else "operator-maintenance-none"
        await self._say(interaction, words_id)

    @maintenance.command(name="show", description=text("command-operator-maintenance-show"))
    async def show_maintenance(self, interaction: discord.Interaction) -> None:
        """Show whether it is on, since when, and what members read."""
        await self._owners.require(interaction)
        notice = await self._maintenance.now()
        if notice is None:
            await self._say(interaction, "operator-maintenance-none")
            return
        await self._say(
            interaction,
            "operator-maintenance-on",
            person=f"<@{notice.begun_by}>",
            ago=ago(notice.begun_at),
            **notice.facts,
        )


def _seconds(typed: str) -> int:
    """Return how long it shall last.

    Raises:
        MaintenanceLengthError: it is no length of time, or less than a minute or more than 30 days.
    """
    seconds = seconds_of(typed)
    if seconds is None or not LEAST_SECONDS <= seconds <= MOST_SECONDS:
        raise MaintenanceLengthError(text=typed)
    return seconds
