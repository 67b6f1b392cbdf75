"""New pictures from an earlier one: each is its presser's own request, and enters as any other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

import discord

from bot.catalog import (
    Attachment,
    Catalog,
    ImagineOptions,
    Model,
    OptionValues,
    options_of,
    plan,
    plan_upscale,
    refill,
    reroll,
    vary,
)
from bot.catalog.earlier import ModelGoneError, filled_in, recalled, reworded
from bot.catalog.editing import EditorMissingError
from bot.catalog.options import IMAGE, MODEL, PRIVATE
from bot.catalog.redrawing import redraw
from bot.imagine.job import Job
from bot.imagine.request import ImagineRequest, Note, Way
from cogs.imagine import OptionSources, Submission
from cogs.kit.interaction_context import attachment_of, place_of, requester_of
from cogs.policy import MAXIMUM_COUNT, RuleService
from cogs.reply import is_of, stays_private
from cogs.results.lineage import child_of
from cogs.results.message_pictures import is_numbered, pictures_in, shown_on
from cogs.results.pictures import Addresses, Pictures, PicturesGoneError, PicturesLateError


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording:
    """What was typed and chosen in the form of "Edit prompt"."""

    prompt: str
    typed: Mapping[str, str]
    """What its fields hold, by the options' tags."""


class Versions:
    """Draws again, varies, enlarges, rewords and edits results."""

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        catalog: Catalog,
        submission: Submission,
        sources: OptionSources,
        pictures: Pictures,
        addresses: Addresses,
        rules: RuleService,
        chance: Random,
    ) -> None:
        self._catalog = catalog
        self._submission = submission
        self._sources = sources
        self._pictures = pictures
        self._addresses = addresses
        self._rules = rules
        self._chance = chance

    async def reroll(self, interaction: discord.Interaction, job: Job) -> Job | None:
        """Draw it once more, with other randomness and other entries of its lists.

        Raises:
            RefusedError: nothing was recorded, said or paid for. So in all that follow.
        """
        if job.request.fill is not None:
            return await self._refill(interaction, job, Way.REROLL)
        options = reroll(job.request, self._catalog, chance=self._chance)
        options = await self._sources.picked_anew(requester_of(interaction), options, job.request)
        return await self._enter_with(interaction, job, options, Way.REROLL)

    async def vary(
        self, interaction: discord.Interaction, job: Job, number: int, way: Way
    ) -> Job | None:
        """Draw other versions of one of its pictures; from the words where the picture is gone."""
        try:
            picture = await self.picture(interaction, job, number)
        except PicturesGoneError:
            picture = None
        options = vary(
            job.request,
            "subtle" if way is Way.VARY_SUBTLE else "strong",
            self._catalog,
            chance=self._chance,
            picture=picture,
            seed=_seed_of(job, number),
            # One press has no count of its own to be refused for.
            most=(await self._rules.effective(place_of(interaction)))[MAXIMUM_COUNT].value,
        )
        return await self._enter_with(interaction, job, options, way)

    async def upscale(
        self, interaction: discord.Interaction, job: Job, number: int, scale: int | None
    ) -> Job | None:
        """Make one of its pictures larger."""
        request = plan_upscale(
            await self.picture(interaction, job, number),
            scale,
            self._catalog,
            prompt=job.request.prompt,
            is_private=stays_private(interaction, job),
        )
        return await self._enter(interaction, job, request, Way.UPSCALE)

    async def rephrase(
        self, interaction: discord.Interaction, job: Job, rewording: Rewording
    ) -> Job | None:
        """Draw it with other words; what these say of parameters wins over what was left as it was.

        It starts from the same pictures, where there were some.
        """
        if job.request.fill is not None:
            return await self._refill(interaction, job, Way.REPHRASE, words=rewording.prompt)
        options = reworded(
            self._before(job, rewording),
            editable_options(job, self._catalog),
            prompt=rewording.prompt,
            typed=rewording.typed,
        )
        options = await self._sources.with_lists(requester_of(interaction), options)
        return await self._enter_with(interaction, job, options, Way.REPHRASE)

    async def redraw(
        self, interaction: discord.Interaction, job: Job, model_id: str, number: int | None
    ) -> Job | None:
        """Draw it with another model: all of it, or one of its pictures."""
        if job.request.fill is not None:
            model = self._catalog.get(model_id)
            if model not in self._catalog.fillers:
                raise ModelGoneError(model=model_id)
            return await self._refill(interaction, job, Way.REDRAW, model=model)
        options, notes = redraw(
            job.request,
            model_id,
            self._catalog,
            seed=_first_seed(job) if number is None else _seed_of(job, number),
            count=None if number is None else 1,
        )
        return await self._enter_with(interaction, job, options, Way.REDRAW, notes)

    async def edit(
        self,
        interaction: discord.Interaction,
        job: Job,
        number: int,
        instruction: str,
        model: str | None,
    ) -> Job | None:
        """Change one of its pictures as the words say."""
        editors = self._catalog.editors
        if not editors:
            raise EditorMissingError
        picture = await self.picture(interaction, job, number)
        options = ImagineOptions(
            prompt=instruction,
            values=OptionValues.of(MODEL.given(model or editors[0].id), IMAGE.given((picture,))),
        )
        options = await self._sources.with_lists(requester_of(interaction), options)
        return await self._enter_with(interaction, job, options, Way.EDIT)

    async def _refill(
        self,
        interaction: discord.Interaction,
        job: Job,
        way: Way,
        *,
        words: str | None = None,
        model: Model | None = None,
    ) -> Job | None:
        """Paint the same parts or surroundings of the same picture once more."""
        before = recalled(job.request, None).get(IMAGE)
        (picture,) = await self._addresses.fresh(before or ())
        options = ImagineOptions(prompt=words or "")
        requester = requester_of(interaction)
        if way is Way.REROLL:
            options = await self._sources.picked_anew(requester, options, job.request)
        else:
            options = await self._sources.with_lists(requester, options)
        request = refill(
            job.request,
            picture,
            self._catalog,
            words=words,
            wildcards=options.wildcards,
            model=model,
        )
        return await self.enter_filled(interaction, job, request, way)

    async def enter_filled(
        self, interaction: discord.Interaction, job: Job, request: ImagineRequest, way: Way
    ) -> Job | None:
        """Enter with what paints around or in one of its pictures."""
        is_private = request.is_private or stays_private(interaction, job)
        return await self._enter(interaction, job, replace(request, is_private=is_private), way)

    def _before(self, job: Job, rewording: Rewording) -> ImagineOptions:
        """Return what was asked for; of a model that is gone, what any other can do as well."""
        request = job.request
        try:
            return options_of(request, self._catalog)
        except ModelGoneError:
            if MODEL.tag not in rewording.typed:
                raise
        return recalled(request, None).without(MODEL)

    async def _enter_with(
        self,
        interaction: discord.Interaction,
        job: Job,
        options: ImagineOptions,
        way: Way,
        notes: Sequence[Note] = (),
    ) -> Job | None:
        before = options.get(IMAGE) or ()
        images = await self._addresses.fresh(before)
        options = options.with_(
            IMAGE.given(images or None),
            # Words may say --private themselves.
            PRIVATE.given(stays_private(interaction, job) or None),
        )
        request = plan(options, self._catalog)
        request = replace(request, notes=(*notes, *request.notes))
        return await self._enter(interaction, job, request, way)

    async def _enter(
        self, interaction: discord.Interaction, parent: Job, request: ImagineRequest, way: Way
    ) -> Job | None:
        # Moderators may have covered what was not asked for so.
        is_covered = _is_covered(interaction.message, parent)
        child = child_of(parent, request, way, is_covered=is_covered)
        return await self._submission.submit(interaction, child)

    async def picture(self, interaction: discord.Interaction, job: Job, number: int) -> Attachment:
        """Return one picture of a result.

        Raises:
            PicturesGoneError, PicturesLateError: it is not there (any more), or not yet.
        """
        found = await self.pictures(interaction, job)
        if len(found) == 1 and is_numbered(interaction.message):
            # It stands alone there, whatever its number.
            return found[0]
        if number > len(found):
            raise PicturesGoneError
        return found[number - 1]

    async def pictures(self, interaction: discord.Interaction, job: Job) -> Sequence[Attachment]:
        """Return the pictures of a result, as the message that was pressed or Discord has them.

        Raises:
            PicturesGoneError, PicturesLateError: there are none (any more), or not yet.
        """
        try:
            found = await self._pictures.soon(job, interaction.message)
        except (PicturesGoneError, PicturesLateError):
            # What one member alone sees cannot be asked for any more after 15 minutes; where they
            # chose a number, the pictures are before them.
            shown = shown_on(interaction.message)
            if not shown or job.removed_at is not None:
                raise
            return shown
        return [attachment_of(its) for its in found]


def editable_options(job: Job, catalog: Catalog) -> OptionValues:
    """Return what the form of "Edit prompt" shows of a result.

    Raises:
        RefusedError: it was not drawn from words.
    """
    seeds = () if job.result_info is None else job.result_info.seeds
    return filled_in(job.request, catalog, seeds=seeds)


def _is_covered(message: discord.Message | None, job: Job) -> bool:
    found = () if message is None else pictures_in(message)
    return any(picture.is_spoiler and is_of(job, picture.filename) for picture in found)


def _seed_of(job: Job, number: int) -> int | None:
    """Return the seed of one picture: each has its own, or all share one."""
    seeds = () if job.result_info is None else job.result_info.seeds
    if job.result_info is not None and len(seeds) == job.result_info.got:
        return seeds[min(number, len(seeds)) - 1]
    return seeds[0] if len(seeds) == 1 else None


def _first_seed(job: Job) -> int | None:
    """Return the seed that a request began with, its own or the service's."""
    seeds = () if job.result_info is None else job.result_info.seeds
    return next(iter(seeds), None) if job.request.seed is None else job.request.seed
