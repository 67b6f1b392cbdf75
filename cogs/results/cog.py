"""What a reply itself offers: cancel, retry, publish."""

import asyncio
from dataclasses import replace

import discord
from discord.ext import commands

from bot.errors import RefusedError
from bot.imagine.job import Job
from cogs.kit.install_context import require_audience
from cogs.kit.interaction_context import require_bot_permissions
from cogs.kit.language import in_language
from cogs.reply import CardActions, CardPress, copies_of, is_of, is_source, on_action, recorded
from cogs.results.card_actions import giving_back
from cogs.results.pictures import Addresses
from cogs.services import Services


class OverError(RefusedError):
    """There is nothing left to cancel."""

    words_id = "refusal-over"


class RetriedError(RefusedError):
    """Somebody has already pressed Retry."""

    words_id = "refusal-retried"


class PublishedError(RefusedError):
    """The picture is public already."""

    words_id = "refusal-published"


class PublishingError(RefusedError):
    """It is being published, or who did it was killed: then it may be tried again soon."""

    words_id = "refusal-publishing"


class PictureGoneError(RefusedError):
    """The message holds no picture any more."""

    words_id = "refusal-picture-gone"


class ResultsCog(commands.Cog):
    """Stops, repeats and publishes what was asked for."""

    def __init__(self, services: Services, *, addresses: Addresses) -> None:
        self._runner = services.runner
        self._ledger = services.ledger
        self._fingerprints = services.fingerprints
        self._cards = services.cards
        self._submission = services.submission
        self._addresses = addresses

    @on_action(CardActions.CANCEL)
    async def _cancel(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        if not await self._runner.cancel(job.id, interaction.user.id):
            raise OverError
        # The reply itself says what happened; this only acknowledges the press.
        await interaction.response.defer()

    @on_action(CardActions.RETRY)
    async def _retry(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        # It may start from a picture whose address was good for a day.
        again = replace(job, request=await self._addresses.fresh_request(job.request))
        with giving_back(job):
            retried = await self._submission.retry(interaction, again)
        if retried is None:
            raise RetriedError

    @on_action(CardActions.PUBLISH)
    async def _publish(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        require_bot_permissions(interaction, is_private=False)
        require_audience(interaction)
        attached = [] if interaction.message is None else interaction.message.attachments
        # What it started from stays with whoever brought it along.
        sources = [one for one in attached if is_source(one.filename)]
        attachments = [one for one in attached if one not in sources]
        if (
            not attachments
            or job.result_info is None
            or not all(is_of(job, its.filename) for its in attachments)
        ):
            raise PictureGoneError
        if not await self._ledger.claim_publish(job.id):
            now = await recorded(self._ledger, job.id)
            raise PublishingError if now.published_message_id is None else PublishedError
        try:
            await interaction.response.defer()
            files = await copies_of(attachments)
            names = [file.filename for file in files]
            posted = await interaction.followup.send(
                view=self._cards.published(
                    _in_public(job, interaction), job.result_info, names
                ).view,
                files=files,
                allowed_mentions=discord.AllowedMentions.none(),
                wait=True,
            )
            await self._ledger.published(job.id, posted.id)
        except BaseException:
            await asyncio.shield(self._ledger.unpublished(job.id))
            raise
        await interaction.edit_original_response(
            view=self._cards.published(
                job,
                job.result_info,
                names,
                source=next((one.filename for one in sources), None),
                is_public=False,
            ).view,
            attachments=attached,
        )
        await self._fingerprints.note_anew(job.id)


def _in_public(job: Job, interaction: discord.Interaction) -> Job:
    """The same job for everyone to read: in the server's language."""
    locale = str(interaction.guild_locale or interaction.locale)
    return in_language(job, locale)
