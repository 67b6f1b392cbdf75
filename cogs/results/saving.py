"""A copy of a result in somebody's direct messages."""

import discord
from discord import ui

from bot.errors import RefusedError
from bot.imagine.job import Job
from bot.locales import Words
from cogs.kit.language import in_language
from cogs.kit.panels import panel
from cogs.kit.rest import is_refused, is_too_large
from cogs.reply import Cards, copies_of, jump_link
from cogs.results.pictures import Pictures, PicturesGoneError


class DirectMessagesClosedError(RefusedError):
    """They take no direct messages from the bot."""

    words_id = "refusal-result-direct-messages"


class TooLargeToSaveError(RefusedError):
    """The server's upload limit is higher than that of direct messages."""

    words_id = "refusal-result-too-large"


class Saving:
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
        if job.drawn is None:
            raise PicturesGoneError
        try:
            files = await copies_of(found)
        except discord.NotFound as error:
            raise PicturesGoneError from error
        view = self._cards.kept(
            in_language(job, locale),
            job.drawn,
            [file.filename for file in files],
            link=jump_link(job),
        )
        try:
            sent = await interaction.user.send(
                view=view,
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
