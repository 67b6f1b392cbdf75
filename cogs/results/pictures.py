"""The pictures of results, which Discord keeps: found again, at addresses that are good now."""

import contextlib
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar, cast
from urllib.parse import parse_qs, urlsplit

import discord
from discord.http import Route

from bot.catalog import Attachment
from bot.clock import Clock
from bot.errors import RefusedError
from bot.imagine.job import Job
from bot.imagine.request import ImagineRequest
from cogs.kit.rest import ERRORS, hard_timeout
from cogs.reply import channels_of_reply, has_token, is_of, message_by_token, webhook_of

logger = logging.getLogger(__name__)

QUICK_SECONDS = 1.5
"""Discord waits 3 s for an answer; what comes later than this cannot be part of it."""

R = TypeVar("R", bound=ImagineRequest)


class PicturesGoneError(RefusedError):
    """The message with the pictures is gone, or cannot be read any more."""

    words_id = "refusal-pictures-gone"
    is_gone = True


class PicturesLateError(RefusedError):
    """Discord did not hand the pictures over in time."""

    words_id = "refusal-show-later"


class Pictures:
    """Reads a job's message anew: the addresses in an old one end after a day."""

    def __init__(self, *, client: discord.Client, clock: Clock) -> None:
        self._client = client
        self._clock = clock

    async def of(
        self, job: Job, message: discord.Message | None = None
    ) -> list[discord.Attachment]:
        """Return the pictures in their order; ``message`` where a press just brought it along.

        Raises:
            PicturesGoneError: there are none (any more).
        """
        if job.removed_at is not None:
            raise PicturesGoneError
        brought = [] if message is None else _pictures_on(message, job)
        if brought:
            return brought
        found = await self._message(job)
        pictures = [] if found is None else _pictures_on(found, job)
        if not pictures:
            raise PicturesGoneError
        return pictures

    async def soon(
        self, job: Job, message: discord.Message | None = None
    ) -> list[discord.Attachment]:
        """Return the same while an interaction waits for its answer.

        Raises:
            PicturesGoneError: there are none (any more).
            PicturesLateError: Discord is slow to tell.
        """
        try:
            return await hard_timeout(self.of(job, message), within_seconds=QUICK_SECONDS)
        except TimeoutError as error:
            raise PicturesLateError from error

    async def _message(self, job: Job) -> discord.Message | None:
        """The public copy, else the reply: by its token where the bot itself cannot read it."""
        reply = job.reply
        if job.published_message_id is not None:
            channel = self._client.get_partial_messageable(reply.channel_id)
            with contextlib.suppress(discord.NotFound, discord.Forbidden):
                return await channel.fetch_message(job.published_message_id)
        by_token = reply.is_private or reply.is_guest
        if by_token and has_token(reply, self._clock):
            webhook = webhook_of(reply, self._client)
            with contextlib.suppress(discord.NotFound, discord.Forbidden):
                return await webhook.fetch_message(message_by_token(reply))
        if reply.message_id is not None:
            async for home in channels_of_reply(self._client, reply):
                with contextlib.suppress(discord.NotFound, discord.Forbidden):
                    return await home.fetch_message(reply.message_id)
        logger.info("job %s: its message cannot be read", job.id)
        return None


def _pictures_on(message: discord.Message, job: Job) -> list[discord.Attachment]:
    return [one for one in message.attachments if is_of(job, one.filename)]


REFRESH_SECONDS = 1.0
"""Together with the pictures' own time it stays under the 3 s that Discord waits for an answer."""


class Addresses:
    """Asks Discord for addresses that are good now."""

    def __init__(self, *, client: discord.Client) -> None:
        self._client = client

    async def fresh(self, pictures: Sequence[Attachment]) -> tuple[Attachment, ...]:
        """Return the same pictures at addresses that lead somewhere, as far as Discord knows them.

        What was deleted keeps its old address: the request ends before it is paid for, and says so.
        """
        new = await self._refreshed([picture.url for picture in pictures])
        return tuple(replace(one, url=new.get(one.url, one.url)) for one in pictures)

    async def fresh_request(self, request: R) -> R:
        """Return the same request with such addresses of the pictures it starts from."""
        new = await self._refreshed([image.url for image in request.images])
        images = (replace(one, url=new.get(one.url, one.url)) for one in request.images)
        return replace(request, images=tuple(images))

    async def _refreshed(self, urls: Sequence[str]) -> Mapping[str, str]:
        signed = [url for url in urls if _is_signed(url)]
        if not signed:
            return {}
        # Discord answers bots here, though its description does not list it. Where it one day does
        # not, what was drawn from a picture can be drawn again for a day.
        route = Route("POST", "/attachments/refresh-urls")
        try:
            asked = self._client.http.request(route, json={"attachment_urls": signed})
            answer = await hard_timeout(asked, within_seconds=REFRESH_SECONDS)
        except ERRORS as error:
            logger.info("addresses were not made good again: %r", error)
            return {}
        return _pairs(answer)


def _is_signed(url: str) -> bool:
    """Tell by ``ex``, the end of an address (Discord, "Signed Attachment CDN URLs")."""
    return "ex" in parse_qs(urlsplit(url).query)


def _pairs(answer: object) -> Mapping[str, str]:
    found = cast("Mapping[str, object]", answer).get("refreshed_urls") if answer else None
    pairs = cast("list[Mapping[str, object]]", found) if isinstance(found, list) else []
    return {
        str(pair["original"]): str(pair["refreshed"])
        for pair in pairs
        if pair.get("original") and pair.get("refreshed")
    }
