"""What is done with a result that is there: tell its details, send a copy, take it away."""

import contextlib

import discord
from discord import ui
from discord.ext import commands

from bot.errors import RefusedError
from bot.imagine.job import Job
from bot.locales import Words
from cogs.kit.install_context import is_user_install
from cogs.kit.language import in_language
from cogs.kit.panels import panel
from cogs.kit.rest import is_refused, is_too_large
from cogs.reply import (
    CardActions,
    CardPress,
    Cards,
    JobUnknownError,
    copies_of,
    jump_link,
    on_action,
    on_action_form,
    require_there,
)
from cogs.results.details import Details
from cogs.results.pictures import Pictures, PicturesGoneError
from cogs.services import Services


class DirectMessagesClosedError(RefusedError):
    """They take no direct messages from the bot."""

    words_id = "refusal-result-direct-messages"


class TooLargeToSaveError(RefusedError):
    """The server's upload limit is higher than that of direct messages."""

    words_id = "refusal-result-too-large"


class ResultSaver:
    """Sends pictures to the one who wants to keep them."""

    def __init__(self, *, pictures: Pictures, cards: Cards, words: Words) -> None:
        self._pictures = pictures
        self._cards = cards
        self._words = words

    async def save(self, interaction: discord.Interaction, job: Job) -> None:
        """Send all pictures of a result, and say where they are.

        Raises:
            RefusedError: they cannot be sent; the interaction may be answered already.
        """
        locale = interaction.locale.value
        await interaction.response.defer(ephemeral=True, thinking=True)
        found = await self._pictures.of(job, interaction.message)
        if job.result_info is None:
            raise PicturesGoneError
        try:
            files = await copies_of(found)
        except discord.NotFound as error:
            raise PicturesGoneError from error
        card = self._cards.kept(
            in_language(job, locale),
            job.result_info,
            [file.filename for file in files],
            link=jump_link(job),
        )
        try:
            sent = await interaction.user.send(
                view=card.view,
                files=files,
                nonce=str(interaction.id),
                allowed_mentions=discord.AllowedMentions.none(),
            )
        except discord.HTTPException as error:
            if is_too_large(error):
                raise TooLargeToSaveError from error
            if not is_refused(error):
                raise
            raise DirectMessagesClosedError from error
        said = self._words.say("results-saved", locale, link=sent.jump_url)
        await interaction.edit_original_response(view=panel(ui.TextDisplay(said)))


class ResultCareCog(commands.Cog):
    """Tells, saves and deletes results."""

    def __init__(self, services: Services, *, details: Details, saver: ResultSaver) -> None:
        self._details = details
        self._saver = saver
        self._removal = services.removal
        self._cards = services.cards
        self._words = services.words

    @on_action(CardActions.DETAILS)
    async def _tell(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        await self._details.answer(interaction, job)

    @on_action(CardActions.SAVE)
    async def _save(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        await self._saver.save(interaction, job)

    @on_action(CardActions.KEEP)
    async def _keep(self, interaction: discord.Interaction, _: CardPress, __: Job) -> None:
        if interaction.message is None or not interaction.message.flags.ephemeral:
            raise JobUnknownError
        said = self._words.say("results-kept", interaction.locale.value)
        await interaction.response.edit_message(view=panel(ui.TextDisplay(said)))

    @on_action(CardActions.DELETE)
    async def _ask(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        require_there(interaction, job)
        locale = interaction.locale.value
        count = 1 if job.result_info is None else job.result_info.got
        question = self._words.say("results-delete", locale, count=count)
        await interaction.response.send_modal(self._form(job, question, locale))

    def _form(self, job: Job, question: str, locale: str) -> ui.Modal:
        form = ui.Modal(
            title=self._words.say(CardActions.DELETE.words_id, locale),
            custom_id=CardPress(action=CardActions.REMOVE, job_id=job.id).custom_id,
            timeout=None,
        )
        form.add_item(ui.TextDisplay(question))
        form.stop()
        return form

    @on_action(CardActions.REMOVE)
    @on_action_form(CardActions.REMOVE)
    async def _remove(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        require_there(interaction, job)
        await interaction.response.defer()
        is_gone = await self._removal.remove(job, by=interaction.user.id)
        is_form = interaction.type is discord.InteractionType.modal_submit
        if is_form:
            await self._take_before_them(interaction, job)
            # Where the bot was only brought along, that message was in reach by this press alone.
            if is_gone or is_user_install(interaction):
                return
        words_id = "results-deleted" if is_gone else "results-deleted-out-of-reach"
        if is_gone and job.reply.is_private:
            words_id = "results-deleted-private"
        view = panel(ui.TextDisplay(self._words.say(words_id, interaction.locale.value)))
        if is_form:
            await interaction.followup.send(view=view, ephemeral=True)
        else:
            # In older versions the question was a message.
            await interaction.edit_original_response(view=view)

    async def _take_before_them(self, interaction: discord.Interaction, job: Job) -> None:
        """Take away the message that is before them, by their own press."""
        with contextlib.suppress(discord.NotFound):
            if interaction.user.id == job.user_id:
                await interaction.delete_original_response()
            else:
                view = self._cards.removed(job).view
                await interaction.edit_original_response(view=view, attachments=[])
