"""/show: a result shown again, somewhere else or further down, with its buttons."""

import asyncio
import contextlib
import re
from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import RefusedError
from bot.imagine.job import Copy, Job
from bot.imagine.request import submitted
from bot.imagine.requester import Requester
from bot.jobs.gate import Gate
from bot.message_links import ITS_MESSAGE
from cogs.gallery import StarService
from cogs.history.service import HistoryService
from cogs.kit.choices import MOST_CHOICES, NAME_CHARACTERS
from cogs.kit.install_context import is_ephemeral_only
from cogs.kit.interaction_context import requester_of, require_bot_permissions
from cogs.kit.language import in_language, text
from cogs.kit.rest import ERRORS, hard_timeout
from cogs.reply import (
    ANYBODY,
    Cards,
    CopyService,
    RemovedError,
    allowed_users,
    copies_of,
    is_public,
    require_room,
    require_view,
)
from cogs.results import (
    QUICK_SECONDS,
    Pictures,
    PicturesGoneError,
    PicturesLateError,
    minute_of,
    shortened,
)
from cogs.services import Services

FETCH_SECONDS = 30.0
"""In a channel where much is read, Discord hands a picture over only after some seconds."""


class AgeRestrictedError(RefusedError):
    """It is from a channel with an age limit."""

    words_id = "refusal-show-age"


class ApprovalNeededError(RefusedError):
    """Moderators look at every picture here first."""

    words_id = "refusal-show-review"


class TooLargeHereError(RefusedError):
    """This place takes only smaller files than the one it is from."""

    words_id = "refusal-show-too-large"


class ResultViewer:
    """Posts the pictures anew, under the rules of the place; each copy goes with its result."""

    def __init__(
        self,
        *,
        gate: Gate,
        copies: CopyService,
        pictures: Pictures,
        stars: StarService,
        cards: Cards,
    ) -> None:
        self._gate = gate
        self._stars = stars
        self._copies = copies
        self._pictures = pictures
        self._cards = cards

    async def show(
        self, interaction: discord.Interaction, job: Job, *, is_private: bool | None = None
    ) -> None:
        """Answer with a result; by itself for everyone only what everyone saw before.

        Raises:
            RefusedError: nothing was shown.
        """
        require_view(interaction, job)
        private = is_private if is_private is not None else not is_public(job)
        private = private or is_ephemeral_only(interaction)
        requester = requester_of(interaction)
        _require_age(job, requester, is_private=private)
        request = submitted(replace(job.request, is_private=private), requester)
        request = (await self._gate.admit(request)).request
        if request.review is not None and not _was_approved_here(interaction, job):
            raise ApprovalNeededError
        require_bot_permissions(interaction, is_private=request.is_private)
        if not request.is_private:
            require_room(job.reply.copies)
        fetching = asyncio.create_task(self._fetch(interaction, job))
        try:
            # Most refusals are known at once, and are for the one who asked alone.
            with contextlib.suppress(TimeoutError):
                await hard_timeout(asyncio.shield(fetching), within_seconds=QUICK_SECONDS)
            await self._answer(interaction, job, fetching, is_private=request.is_private)
        finally:
            fetching.cancel()

    async def _answer(
        self,
        interaction: discord.Interaction,
        job: Job,
        fetching: asyncio.Task[list[discord.Attachment]],
        *,
        is_private: bool,
    ) -> None:
        answer = await interaction.response.defer(thinking=True, ephemeral=is_private)
        try:
            pictures = await fetching
            if not is_private:
                message_id = None if answer is None else answer.message_id
                await self._note(interaction, job, message_id)
            await self._post(interaction, job, pictures, is_private=is_private)
        except (RefusedError, discord.NotFound) as error:
            # What follows is for the one who asked, and the answer that waits is for everyone.
            with contextlib.suppress(*ERRORS):
                await interaction.delete_original_response()
            if isinstance(error, RefusedError):
                raise
            raise PicturesGoneError from error

    async def _fetch(self, interaction: discord.Interaction, job: Job) -> list[discord.Attachment]:
        try:
            async with asyncio.timeout(FETCH_SECONDS):
                pictures = await self._pictures.of(job)
        except TimeoutError as error:
            raise PicturesLateError from error
        if any(one.size > interaction.filesize_limit for one in pictures):
            raise TooLargeHereError
        return pictures

    async def _note(
        self, interaction: discord.Interaction, job: Job, message_id: int | None
    ) -> None:
        """Record the copy before it shows anything, so that none is ever forgotten."""
        if message_id is None:
            message_id = (await interaction.original_response()).id
        copy = Copy(channel_id=interaction.channel_id or 0, message_id=message_id)
        if not await self._copies.add(job.id, copy):
            raise RemovedError

    async def _post(
        self,
        interaction: discord.Interaction,
        job: Job,
        pictures: list[discord.Attachment],
        *,
        is_private: bool,
    ) -> None:
        if job.result_info is None:
            raise PicturesGoneError
        files = await copies_of(pictures)
        locale = interaction.locale
        if not is_private:
            locale = interaction.guild_locale or locale
        said = in_language(job, locale.value)
        # Nobody stars or reports their own, and elsewhere neither is possible.
        is_own = is_private and interaction.user.id == job.user_id
        is_here = interaction.guild_id == job.reply.guild_id
        card = self._cards.published(
            said,
            job.result_info,
            [file.filename for file in files],
            star_count=await self._stars.count(job.id),
            is_public=is_here and is_public(job) and not is_own,
            viewer_is=allowed_users(interaction, job) if is_private else ANYBODY,
        )
        await interaction.edit_original_response(
            view=card.view, attachments=files, allowed_mentions=discord.AllowedMentions.none()
        )


def _require_age(job: Job, requester: Requester, *, is_private: bool) -> None:
    """What was drawn behind an age limit stays there, but for its requester."""
    was_restricted = job.request.requester.place.is_age_restricted
    if not was_restricted or requester.place.is_age_restricted:
        return
    if not is_private or requester.user_id != job.user_id:
        raise AgeRestrictedError


def _was_approved_here(interaction: discord.Interaction, job: Job) -> bool:
    """Whether everyone has seen it in this very channel."""
    return is_public(job) and job.reply.channel_id == interaction.channel_id


JOB_ID = re.compile(r"[0-9a-f]{32}")
BEGINNING = re.compile(r"[0-9a-f]{6,31}")


class ResultUnknownError(RefusedError):
    """Nothing is known by this link or id."""

    words_id = "refusal-show-unknown"


class ShowCog(commands.Cog):
    """Finds a result by what a person has of it: a choice from a list, words, a link, or an id."""

    def __init__(
        self, services: Services, *, history: HistoryService, viewer: ResultViewer
    ) -> None:
        self._history = history
        self._ledger = services.ledger
        self._viewer = viewer

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
        if job is None or job.result_info is None:
            raise ResultUnknownError
        await self._viewer.show(interaction, job, is_private=private)

    @show.autocomplete("result")
    async def _results(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        found = await self._history.latest(interaction.user.id, typed, limit=MOST_CHOICES)
        return [
            app_commands.Choice(
                # The end of a long prompt is left out, not the time, which tells those apart that
                # were drawn of the same words.
                name=shortened(f"{minute_of(row.created_at)} · {row.prompt}", NAME_CHARACTERS),
                value=row.job_id,
            )
            for row in found
        ]

    async def _meant(self, user_id: int, result: str) -> Job | None:
        link = ITS_MESSAGE.fullmatch(result)
        if link is not None:
            return await self._ledger.find_by_message(int(link["id"]))
        said = result.lower().strip("`")
        job_id = said if JOB_ID.fullmatch(said) else None
        if BEGINNING.fullmatch(said):
            job_id = await self._history.beginning_with(user_id, said)
        if job_id is None:
            named = await self._history.latest(user_id, result, limit=1)
            job_id = named[0].job_id if named else None
        return None if job_id is None else await self._ledger.find(job_id)
