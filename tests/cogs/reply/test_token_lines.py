"""Edits that share a token: their order, and what a cancellation leaves behind."""

import asyncio
from collections.abc import Callable, Coroutine

import pytest

from cogs.reply.reply_channels import TokenLines

TOKEN, OTHER = "t" * 40, "u" * 40


class Wire:
    """Requests that end when a test says so."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.ended: list[str] = []
        self.release = asyncio.Event()

    def request(self, name: str) -> Callable[[], Coroutine[None, None, str]]:
        async def send() -> str:
            self.begun.append(name)
            await self.release.wait()
            self.ended.append(name)
            return name

        return send


@pytest.fixture
def lines() -> TokenLines:
    return TokenLines()


@pytest.fixture
def wire() -> Wire:
    return Wire()


async def sending(
    lines: TokenLines, wire: Wire, name: str, *, token: str = TOKEN, is_last: bool = False
) -> asyncio.Task[str]:
    """Begin to send, and go as far as that goes."""
    task = asyncio.create_task(lines.send(token, wire.request(name), is_last=is_last))
    for _ in range(3):
        await asyncio.sleep(0)
    return task


async def test_one_goes_after_the_other_and_last_words_first(lines: TokenLines, wire: Wire) -> None:
    tasks = [
        await sending(lines, wire, "progress 1"),
        await sending(lines, wire, "progress 2"),
        await sending(lines, wire, "picture", is_last=True),
    ]
    assert wire.begun == ["progress 1"]

    wire.release.set()

    assert await asyncio.gather(*tasks) == ["progress 1", "progress 2", "picture"]
    assert wire.ended == ["progress 1", "picture", "progress 2"]


async def test_tokens_do_not_wait_for_each_other(lines: TokenLines, wire: Wire) -> None:
    tasks = [await sending(lines, wire, "a"), await sending(lines, wire, "b", token=OTHER)]

    assert wire.begun == ["a", "b"]
    wire.release.set()
    await asyncio.gather(*tasks)


async def test_who_is_cancelled_in_line_sends_nothing(lines: TokenLines, wire: Wire) -> None:
    first = await sending(lines, wire, "first")
    second = await sending(lines, wire, "second")
    third = await sending(lines, wire, "third")
    second.cancel()
    wire.release.set()

    await asyncio.gather(first, second, third, return_exceptions=True)

    assert wire.begun == ["first", "third"]


async def test_what_is_given_up_on_the_wire_makes_room_for_the_next(
    lines: TokenLines, wire: Wire
) -> None:
    progress = await sending(lines, wire, "progress")
    picture = await sending(lines, wire, "picture", is_last=True)
    progress.cancel()
    wire.release.set()

    assert await picture == "picture"
    assert wire.ended == ["picture"]


async def test_a_turn_that_came_in_the_moment_of_a_cancellation_goes_to_the_next(
    lines: TokenLines, wire: Wire
) -> None:
    wire.release.set()
    first = asyncio.create_task(lines.send(TOKEN, wire.request("first"), is_last=False))
    second = asyncio.create_task(lines.send(TOKEN, wire.request("second"), is_last=False))
    third = asyncio.create_task(lines.send(TOKEN, wire.request("third"), is_last=False))
    await first
    second.cancel()

    assert await third == "third"


async def test_what_goes_wrong_is_told_and_the_next_goes_on(lines: TokenLines, wire: Wire) -> None:
    async def fail() -> str:
        raise OSError("away")

    with pytest.raises(OSError, match="away"):
        await lines.send(TOKEN, fail, is_last=True)
    wire.release.set()

    assert await lines.send(TOKEN, wire.request("next"), is_last=True) == "next"
