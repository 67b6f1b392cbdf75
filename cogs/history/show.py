"""/show: brings a result back, wherever one is."""

import re

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import RefusedError
from bot.imagine.job import Job
from bot.jobs.ledger import JobLedger
from cogs.history.service import HistoryService
from cogs.history.showing import Showing
from cogs.kit.choices import MOST_CHOICES, NAME_CHARACTERS
from cogs.kit.language import text
from cogs.results import shortened

LINK = re.compile(
    r"<?https://(?:\w+\.)?discord(?:app)?\.com/channels/(?:@me|\d+)/\d+/(?P<id>\d{1,20})>?"
)
JOB_ID = re.compile(r"[0-9a-f]{32}")
BEGINNING = re.compile(r"[0-9a-f]{6,31}")


class ResultUnknownError(RefusedError):
    """Nothing is known by this link or id."""

    words_id = "refusal-show-unknown"


class ShowCog(commands.Cog):
    """Finds a result by what a person has of it: a choice from a list, a link, or an id."""

    def __init__(self, *, history: HistoryService, ledger: JobLedger, showing: Showing) -> None:
        self._history = history
        self._ledger = ledger
        self._showing = showing

    @app_commands.command(description=text("command-show"))
    @app_commands.describe(
        result=text("command-show-result"), private=text("command-imagine-private")
    )
    async def show(
        self,
        interaction: discord.Interaction,
        result: app_commands.Range[str, 1, 200],
        private: bool | None = None,  # noqa: FBT001 - an option of the command
    ) -> None:
        """Show it again here."""
        job = await self._meant(interaction.user.id, result.strip())
        if job is None or job.drawn is None:
            raise ResultUnknownError
        await self._showing.show(interaction, job, is_private=private)

    @show.autocomplete("result")
    async def _results(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        found = await self._history.latest(interaction.user.id, typed, limit=MOST_CHOICES)
        return [
            app_commands.Choice(
                name=shortened(f"{row.prompt} · {row.model.rpartition('/')[2]}", NAME_CHARACTERS),
                value=row.job_id,
            )
            for row in found
        ]

    async def _meant(self, user_id: int, result: str) -> Job | None:
        link = LINK.fullmatch(result)
        if link is not None:
            return await self._ledger.find_by_message(int(link["id"]))
        said = result.lower().strip("`")
        job_id = said if JOB_ID.fullmatch(said) else None
        if BEGINNING.fullmatch(said):
            job_id = await self._history.beginning_with(user_id, said)
        return None if job_id is None else await self._ledger.find(job_id)
