"""Addresses are made good again where Discord does so, and left alone where it does not."""

from collections.abc import Mapping
from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import aiohttp
import discord
import pytest

from bot.catalog import Attachment
from bot.imagine.request import SourceImage
from cogs.results.pictures import Addresses
from tests.fakes.requests import a_request

OLD = "https://cdn.discordapp.com/attachments/1/2/a.png?ex=10&is=1&hm=a"
NEW = "https://cdn.discordapp.com/attachments/1/2/a.png?ex=20&is=2&hm=b"
PLAIN = "http://127.0.0.1:9/a.png"


class Discord:
    """What the library's way to Discord answers."""

    def __init__(self, answer: object) -> None:
        self.answer = answer
        self.asked: list[object] = []

    async def request(self, _: object, *, json: Mapping[str, object]) -> object:
        self.asked.append(json["attachment_urls"])
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def addresses(discord_: Discord) -> Addresses:
    return Addresses(client=cast("discord.Client", SimpleNamespace(http=discord_)))


def at(url: str) -> Attachment:
    return Attachment(url=url, filename="a.png", content_type="image/png", size_bytes=1)


def not_found() -> discord.NotFound:
    response = cast("aiohttp.ClientResponse", SimpleNamespace(status=404, reason="Not Found"))
    return discord.NotFound(response, "no such route")


async def test_old_addresses_become_new_ones_in_their_order() -> None:
    server = Discord({"refreshed_urls": [{"original": OLD, "refreshed": NEW}]})

    fresh = await addresses(server).fresh([at(PLAIN), at(OLD)])

    assert [one.url for one in fresh] == [PLAIN, NEW]
    assert server.asked == [[OLD]]


async def test_the_pictures_of_a_request_as_well() -> None:
    server = Discord({"refreshed_urls": [{"original": OLD, "refreshed": NEW}]})
    image = SourceImage(
        url=OLD, filename="a.png", content_type="image/png", size_bytes=1, parameter="image"
    )
    request = a_request(image=image)

    assert (await addresses(server).fresh_request(request)).images == (replace(image, url=NEW),)


async def test_addresses_without_an_end_are_not_asked_about() -> None:
    server = Discord(not_found())

    assert await addresses(server).fresh([at(PLAIN)]) == (at(PLAIN),)
    assert server.asked == []


@pytest.mark.parametrize(
    "answer",
    [
        not_found(),
        None,
        {},
        {"refreshed_urls": None},
        {"refreshed_urls": [{"original": OLD, "refreshed": None}]},
    ],
)
async def test_without_an_answer_they_stay_as_they_are(answer: object) -> None:
    assert await addresses(Discord(answer)).fresh([at(OLD)]) == (at(OLD),)
