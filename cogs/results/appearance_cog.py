"""What its requester decides of how a result is shown: covered or not, and how it is described."""

from collections.abc import Mapping
from dataclasses import replace

import discord
from discord import ui
from discord.ext import commands

from bot.errors import RefusedError
from bot.imagine.job import Job
from bot.imagine.request import Review, submitted
from bot.imagine.result import ResultInfo
from bot.locales.markdown import one_line
from cogs.kit.interaction_context import requester_of
from cogs.kit.panels import panel
from cogs.reply import (
    ALT_CHARACTERS,
    CardActions,
    CardPress,
    RemovedError,
    on_action,
    on_action_form,
    require_there,
)
from cogs.results.appearance import AppearanceService
from cogs.results.pictures import PicturesGoneError
from cogs.results.repaint import Repainter, is_covered_on
from cogs.results.views import described_in
from cogs.services import Services


class StaysCoveredError(RefusedError):
    """What it was made of is covered."""

    words_id = "refusal-stays-covered"


class CoveredByModeratorsError(RefusedError):
    """Moderators covered it, and only they uncover it."""

    words_id = "refusal-covered-by-moderators"


class DescriptionReviewedError(RefusedError):
    """The filter wants moderators to see these words first, and descriptions wait for nobody."""

    words_id = "refusal-description-reviewed"


class AppearanceCog(commands.Cog):
    """Covers, uncovers and describes results."""

    def __init__(
        self, services: Services, *, appearance: AppearanceService, repainter: Repainter
    ) -> None:
        self._appearance = appearance
        self._repainter = repainter
        self._gate = services.showing_gate
        self._ledger = services.ledger
        self._cards = services.cards
        self._forms = services.forms
        self._words = services.words

    @on_action(CardActions.COVER)
    async def _cover(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        require_there(interaction, job)
        if interaction.message is None:
            raise PicturesGoneError
        # As it is seen: whoever was interrupted presses once more.
        is_covered = is_covered_on(interaction.message, job)
        is_theirs = interaction.user.id == job.user_id
        if is_covered:
            await self._require_uncoverable(job, is_theirs=is_theirs)
        await interaction.response.defer()

        def change(info: ResultInfo) -> ResultInfo:
            is_held = not is_covered and (info.is_held_covered or not is_theirs)
            return replace(info, is_covered=not is_covered, is_held_covered=is_held)

        await self._show(interaction, job, await self._appearance.change(job.id, change))

    async def _require_uncoverable(self, job: Job, *, is_theirs: bool) -> None:
        """Make sure that a covered result may be uncovered.

        Raises:
            StaysCoveredError, CoveredByModeratorsError: it may not.
        """
        parent_id = job.request.parent_id
        parent = None if parent_id is None else await self._ledger.find(parent_id)
        if any(image.is_spoiler for image in job.request.images) or (
            parent is not None and parent.is_covered
        ):
            raise StaysCoveredError
        is_held = job.result_info is not None and job.result_info.is_held_covered
        # What moderators approved as a spoiler is not on record as covered.
        if is_theirs and (is_held or not job.is_covered):
            raise CoveredByModeratorsError

    @on_action(CardActions.DESCRIBE)
    async def _ask(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        require_there(interaction, job)
        if job.result_info is None:
            raise PicturesGoneError
        descriptions = self._cards.descriptions(job, job.result_info.got)
        form = self._forms.description(job, descriptions, interaction.locale.value)
        await interaction.response.send_modal(form)

    @on_action_form(CardActions.DESCRIBE)
    async def _describe(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        require_there(interaction, job)
        if job.result_info is None:
            raise PicturesGoneError
        count = job.result_info.got
        told = described_in(interaction)
        await self._require_passing(interaction, job, "\n".join(told.values()))
        usual = self._cards.descriptions(
            replace(job, result_info=replace(job.result_info, descriptions=())), count
        )

        def change(info: ResultInfo) -> ResultInfo:
            before = (*info.descriptions, *("" for _ in range(count)))[:count]
            return replace(info, descriptions=_described(before, told, usual))

        await interaction.response.defer()
        await self._show(interaction, job, await self._appearance.change(job.id, change))
        said = self._words.say("results-described", interaction.locale.value)
        await interaction.followup.send(view=panel(ui.TextDisplay(said)), ephemeral=True)

    async def _require_passing(
        self, interaction: discord.Interaction, job: Job, description: str
    ) -> None:
        """Make sure that these words may be shown there, as if they were a prompt.

        Raises:
            RefusedError: they may not.
        """
        predictions = tuple(replace(one, input={}) for one in job.request.predictions)
        words = replace(job.request, prompt=description, predictions=predictions, review=None)
        asked = submitted(words, requester_of(interaction))
        if (await self._gate.admit(asked)).request.review is Review.FILTER:
            raise DescriptionReviewedError

    async def _show(
        self, interaction: discord.Interaction, job: Job, info: ResultInfo | None
    ) -> None:
        if info is None:
            raise RemovedError
        await self._repainter.repaint(interaction, replace(job, result_info=info))


def _described(
    before: tuple[str, ...], told: Mapping[int, str], usual: list[str]
) -> tuple[str, ...]:
    """Return what is put on record: not the usual descriptions, which follow the prompt."""
    described = list(before)
    for number, said in told.items():
        if 1 <= number <= len(described):
            line = one_line(said, ALT_CHARACTERS)
            described[number - 1] = "" if line == usual[number - 1] else line
    return tuple(described) if any(described) else ()
