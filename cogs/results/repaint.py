"""Messages that show a result, changed where they are: covered or not, described anew."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, cast
from urllib.parse import urlsplit

import discord

from bot.imagine.job import Copy, Job
from cogs.kit.components import Card
from cogs.kit.rest import ERRORS
from cogs.reply import Cards, copies_of, is_of, is_source
from cogs.results.pictures import PicturesGoneError

logger = logging.getLogger(__name__)

_THUMBNAIL, _GALLERY = 11, 12
"""Kinds of components (Discord, "Component Types")."""

FurtherCopies = Callable[[Job], Awaitable[Copy | None]]
"""Finds a copy of a result that is not on its reply's record: its showcase."""


def is_covered_on(message: discord.Message, job: Job) -> bool:
    """Whether a message shows a result covered.

    Raises:
        PicturesGoneError: it does not show it.
    """
    pictures = [one for one in message.attachments if is_of(job, one.filename)]
    if not pictures:
        raise PicturesGoneError
    return all(one.is_spoiler() for one in pictures)


class Repainter:
    """Changes every message that shows a result, the one that was pressed first."""

    def __init__(
        self,
        *,
        client: discord.Client,
        cards: Cards,
        showcase_copy: FurtherCopies,
    ) -> None:
        self._client = client
        self._cards = cards
        self._showcase_copy = showcase_copy

    async def repaint(self, interaction: discord.Interaction, job: Job) -> None:
        """Show a result as it is on record now; the interaction was acknowledged.

        Raises:
            discord.HTTPException: Discord does not take it for the message that was pressed.
        """
        pressed = interaction.message
        if pressed is None:
            raise PicturesGoneError
        await self._repaint(job, pressed, interaction.edit_original_response)
        async for message in self._others(job, pressed.id):
            try:
                await self._repaint(job, message, message.edit)
            except ERRORS as error:
                logger.warning("job %s: message %d stays as it was: %r", job.id, message.id, error)

    async def _others(self, job: Job, pressed_id: int) -> AsyncIterator[discord.Message]:
        showcase = await self._showcase_copy(job)
        copies = [*job.reply.copies, *((showcase,) if showcase is not None else ())]
        places = {copy.message_id: copy.channel_id for copy in copies}
        # What one member alone sees is changed when it is pressed.
        its_message = job.published_message_id if job.reply.is_private else job.reply.message_id
        if its_message is not None:
            places[its_message] = job.reply.channel_id
        for message_id, channel_id in places.items():
            if message_id == pressed_id:
                continue
            try:
                yield await self._client.get_partial_messageable(channel_id).fetch_message(
                    message_id
                )
            except ERRORS as error:
                logger.info("job %s: message %d is out of reach: %r", job.id, message_id, error)

    async def _repaint(
        self, job: Job, message: discord.Message, edit: Callable[..., Awaitable[object]]
    ) -> None:
        pictures = [one for one in message.attachments if is_of(job, one.filename)]
        shown = [*pictures, *(one for one in message.attachments if is_source(one.filename))]
        names = [one.filename for one in shown]
        attachments: Sequence[discord.Attachment | discord.File] = shown
        if any(one.is_spoiler() != job.is_covered for one in shown):
            # Discord covers a file by its name, and a name cannot be changed.
            files = await copies_of(shown, is_covered=job.is_covered)
            names, attachments = [file.filename for file in files], files
        renamed = dict(zip((one.filename for one in shown), names, strict=True))
        described = dict(zip(names, self._cards.descriptions(job, len(pictures)), strict=False))
        for name, attachment in zip(names, attachments, strict=True):
            # Whoever opens the file alone hears it, too.
            attachment.description = described.get(name, attachment.description)
        parts = [
            _repainted(part.to_dict(), renamed, described, is_covered=job.is_covered)
            for part in message.components
        ]
        await edit(
            view=Card(cast("Any", parts)).view,
            attachments=attachments,
            allowed_mentions=discord.AllowedMentions.none(),
        )


def _repainted(
    part: Mapping[str, Any],
    renamed: Mapping[str, str],
    described: Mapping[str, str],
    *,
    is_covered: bool,
) -> dict[str, Any]:
    """Return a component of a message that is there, with its pictures by their names."""

    def inside(child: Mapping[str, Any]) -> dict[str, Any]:
        return _repainted(child, renamed, described, is_covered=is_covered)

    def picture(item: Mapping[str, Any]) -> dict[str, Any]:
        name = PurePosixPath(urlsplit(str(item["media"]["url"])).path).name
        if name not in renamed:
            return {**item}
        return {
            "media": {"url": f"attachment://{renamed[name]}"},
            "spoiler": is_covered,
            "description": described.get(renamed[name], item.get("description")),
        }

    changed = dict(part)
    if part["type"] == _GALLERY:
        changed["items"] = [picture(item) for item in part["items"]]
    elif part["type"] == _THUMBNAIL:
        changed |= picture(part)
    if "components" in part:
        changed["components"] = [inside(child) for child in part["components"]]
    if "accessory" in part:
        changed["accessory"] = inside(part["accessory"])
    return changed
