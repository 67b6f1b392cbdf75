"""The menu of a message: edit its picture, draw it again, its details, and who made it."""

import contextlib
from collections.abc import Iterable
from typing import Annotated

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.catalog import Attachment, ImagineOptions, OptionValues
from bot.catalog.editing import EditorMissingError, plan_edits
from bot.catalog.options import ASPECT_RATIO, COUNT, IMAGE, MODEL
from bot.catalog.source_image import require_usable
from bot.errors import OutputError, RefusedError
from bot.imagine.ai_mark import job_id_in
from bot.imagine.job import Job
from cogs.kit.given_back import PICTURE
from cogs.kit.interaction_context import requester_of
from cogs.kit.language import text
from cogs.kit.panels import panel, put_panel, show_panel
from cogs.kit.router import HexId, Press, Written, on_form, on_press
from cogs.kit.times import ago
from cogs.reply import jump_link, quoted, require_there
from cogs.results.actions import picture_count_of
from cogs.results.card_actions import giving_back
from cogs.results.details import Details
from cogs.results.fingerprinting import FETCH_SECONDS, Fingerprinting
from cogs.results.message_pictures import ImageSelections, pictures_in
from cogs.results.pictures import Addresses
from cogs.results.versions import Versions
from cogs.results.views import read_instruction, read_number
from cogs.services import Services


class NoPictureThereError(RefusedError):
    """The message shows no picture."""

    words_id = "refusal-ways-no-picture"


class NotAResultError(RefusedError):
    """The message is no result."""

    words_id = "refusal-ways-not-mine"


class PictureUnknownError(RefusedError):
    """Nobody's picture looks like this one."""

    words_id = "refusal-ways-not-known"


class PictureNotKnownYetError(RefusedError):
    """The same of those that were looked at; some were not."""

    words_id = "refusal-ways-not-known-yet"


class ImageSelectionPress(Press, tag="pick"):
    """The form that says what to change in one of the pictures of a message, and in which.

    Older messages asked for the number first, with a button for each.
    """

    selection_id: HexId
    number: Annotated[int, Written("[1-9][0-9]?", read=int)] | None = None


class ContextMenusCog(commands.Cog):
    """Answers the menu of any message; a result's is answered as its buttons are."""

    def __init__(  # noqa: PLR0913 - all but one by name
        self,
        services: Services,
        *,
        image_selection: ImageSelections,
        versions: Versions,
        addresses: Addresses,
        details: Details,
        fingerprinting: Fingerprinting,
    ) -> None:
        self._services = services
        self._image_selection = image_selection
        self._versions = versions
        self._addresses = addresses
        self._details_of = details
        self._fingerprinting = fingerprinting
        self._words = services.words
        edit = app_commands.ContextMenu(name=text("command-menu-edit"), callback=self._edit)
        self.menus = (
            *((edit,) if services.catalog.editors else ()),
            app_commands.ContextMenu(name=text("command-menu-reroll"), callback=self._reroll),
            app_commands.ContextMenu(name=text("command-menu-details"), callback=self._details),
            app_commands.ContextMenu(name=text("command-menu-who"), callback=self._who),
        )

    @on_press(ImageSelectionPress)
    async def _open_form(
        self, interaction: discord.Interaction, press: ImageSelectionPress
    ) -> None:
        picture = await self._picked(interaction, press)
        require_usable(picture)
        form = self._services.forms.instruction(press, interaction.locale.value)
        await interaction.response.send_modal(form)

    @on_form(ImageSelectionPress)
    async def _take(self, interaction: discord.Interaction, press: ImageSelectionPress) -> None:
        await self._enter(interaction, await self._picked(interaction, press))

    async def _picked(
        self, interaction: discord.Interaction, press: ImageSelectionPress
    ) -> Attachment:
        number = press.number or read_number(interaction, PICTURE) or 1
        return await self._image_selection.find(press.selection_id, number, interaction.user.id)

    async def _edit(self, interaction: discord.Interaction, message: discord.Message) -> None:
        pictures = pictures_in(message)
        if not pictures:
            raise NoPictureThereError
        if not self._services.catalog.editors:
            raise EditorMissingError
        job = await self._services.ledger.find_by_message(message.id)
        # Others have a private result before them as a copy: it is a picture like any other.
        if job is not None and (not job.reply.is_private or job.user_id == interaction.user.id):
            await self._edit_result(interaction, message, job)
            return
        if len(pictures) == 1:
            # What will not do is refused before somebody writes what to do with it.
            require_usable(pictures[0])
        selection_id = await self._image_selection.keep(interaction.user.id, pictures)
        form = self._services.forms.instruction(
            ImageSelectionPress(selection_id=selection_id),
            interaction.locale.value,
            picture_count=len(pictures),
        )
        await interaction.response.send_modal(form)

    async def _edit_result(
        self, interaction: discord.Interaction, message: discord.Message, job: Job
    ) -> None:
        _act_on(interaction, message)
        require_there(interaction, job)
        form = self._services.forms.edit(
            job, interaction.locale.value, picture_count=picture_count_of(job)
        )
        await interaction.response.send_modal(form)

    async def _reroll(self, interaction: discord.Interaction, message: discord.Message) -> None:
        job = await self._result(interaction, message)
        with self._services.debounce.once(interaction), giving_back(job):
            await self._versions.reroll(interaction, job)

    async def _details(self, interaction: discord.Interaction, message: discord.Message) -> None:
        job = await self._result(interaction, message)
        await self._details_of.answer(interaction, job)

    async def _who(self, interaction: discord.Interaction, message: discord.Message) -> None:
        pictures = pictures_in(message)
        if not pictures:
            raise NoPictureThereError
        job = await self._services.ledger.find_by_message(message.id)
        if job is not None:
            _act_on(interaction, message)
            require_there(interaction, job)
            await show_panel(interaction, self._made_by("ways-who", job, interaction.locale.value))
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        words_id, job = await self._recognised(interaction, pictures)
        await put_panel(interaction, self._made_by(words_id, job, interaction.locale.value))

    async def _result(self, interaction: discord.Interaction, message: discord.Message) -> Job:
        """Return the result a message shows.

        Raises:
            RefusedError: it shows none, or none to this person.
        """
        job = await self._services.ledger.find_by_message(message.id)
        if job is None:
            raise NotAResultError
        _act_on(interaction, message)
        require_there(interaction, job)
        if interaction.user.id != job.user_id and not pictures_in(message):
            # Its words may wait for the moderators, as its picture does.
            raise NoPictureThereError
        return job

    async def _recognised(
        self, interaction: discord.Interaction, pictures: Iterable[Attachment]
    ) -> tuple[str, Job]:
        """Return the result that one of the pictures is marked as or looks like; first, what tells.

        Raises:
            PictureUnknownError: there is none that this person may know of.
            PictureNotKnownYetError: there may be one that nobody has looked at yet.
        """
        give_up_at = self._services.clock.monotonic() + FETCH_SECONDS
        contents: list[bytes] = []
        for picture in pictures:
            with contextlib.suppress(OutputError):
                content = await self._services.attachments.fetch(picture.url, give_up_at=give_up_at)
                job = await self._marked(interaction, content)
                if job is not None:
                    return "ways-who-marked", job
                contents.append(content)
        if interaction.guild_id is None:
            raise PictureUnknownError
        left = await self._fingerprinting.catch_up(interaction.guild_id)
        for content in contents:
            with contextlib.suppress(OutputError):
                job_id = await self._services.fingerprints.recognise(
                    content, guild_id=interaction.guild_id
                )
                job = None if job_id is None else await self._services.ledger.find(job_id)
                if job is not None and _may_know(interaction, job):
                    return "ways-who-looks", job
        if left:
            raise PictureNotKnownYetError(count=left)
        raise PictureUnknownError

    async def _marked(self, interaction: discord.Interaction, content: bytes) -> Job | None:
        """Return the result whose mark a file has, unless it looks like something else."""
        job_id = job_id_in(content)
        job = None if job_id is None else await self._services.ledger.find(job_id)
        if job is None or not _may_know(interaction, job):
            return None
        is_here = interaction.guild_id is not None and interaction.guild_id == job.reply.guild_id
        if not is_here and job.user_id != interaction.user.id:
            return None
        # Anybody can write a mark into any file.
        is_other = await self._services.fingerprints.is_other(content, job.id)
        return None if is_other else job

    def _made_by(self, words_id: str, job: Job, locale: str) -> ui.LayoutView:
        said = self._words.say(
            words_id,
            locale,
            person=f"<@{job.user_id}>",
            model=job.request.model_label,
            ago=ago(job.created_at),
        )
        link = jump_link(job)
        lines = [said, quoted(job.request.prompt)]
        if link is not None:
            lines.append(self._words.say("ways-who-link", locale, link=link))
        return panel(ui.TextDisplay("\n".join(lines)))

    async def _enter(self, interaction: discord.Interaction, picture: Attachment) -> None:
        instruction, model = read_instruction(interaction)
        images = await self._addresses.fresh([picture])
        preferences = await self._services.preferences.of(interaction.user.id)
        options = ImagineOptions(
            prompt=instruction,
            values=OptionValues.of(MODEL.given(model), IMAGE.given(tuple(images))),
            defaults=preferences.options.without(MODEL, ASPECT_RATIO, COUNT),
        )
        options = await self._services.option_sources.with_lists(requester_of(interaction), options)
        await self._services.submission.submit_all(
            interaction, plan_edits(options, self._services.catalog)
        )


def _act_on(interaction: discord.Interaction, message: discord.Message) -> None:
    """Let a menu act on its message as a button does: what is private stays so."""
    interaction.message = message


def _may_know(interaction: discord.Interaction, job: Job) -> bool:
    is_theirs = job.user_id == interaction.user.id
    is_public = not job.reply.is_private or job.published_message_id is not None
    return job.removed_at is None and (is_theirs or is_public)
