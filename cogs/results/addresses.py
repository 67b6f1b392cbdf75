"""The addresses of pictures on Discord, which are good for a day, made good again."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast
from urllib.parse import parse_qs, urlsplit

import discord
from discord.http import Route

from bot.catalog import Attachment
from bot.imagine.request import ImagineRequest
from cogs.kit.rest import ERRORS, hard_timeout

logger = logging.getLogger(__name__)

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

    async def fresh_request(self, request: ImagineRequest) -> ImagineRequest:
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
