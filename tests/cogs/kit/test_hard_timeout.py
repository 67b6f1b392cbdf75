"""Giving up on the second, whatever the one that was asked still does."""

import asyncio

import pytest

from cogs.kit.rest import hard_timeout


async def test_the_answer_is_passed_on() -> None:
    async def answer() -> str:
        return "here"

    assert await hard_timeout(answer(), within_seconds=5) == "here"


async def test_an_error_is_passed_on() -> None:
    async def fail() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        await hard_timeout(fail(), within_seconds=5)


async def test_who_is_given_up_is_not_waited_for() -> None:
    may_end, ended = asyncio.Event(), asyncio.Event()

    async def sit_the_limit_out() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await may_end.wait()
            ended.set()

    with pytest.raises(TimeoutError):
        await hard_timeout(sit_the_limit_out(), within_seconds=0.01)

    assert not ended.is_set()
    may_end.set()
    await ended.wait()


async def test_what_is_shielded_goes_on() -> None:
    go_on = asyncio.Event()
    task = asyncio.create_task(go_on.wait())

    with pytest.raises(TimeoutError):
        await hard_timeout(asyncio.shield(task), within_seconds=0.01)

    go_on.set()
    assert await task


async def test_whoever_stops_asking_ends_the_question() -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def never() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    asking = asyncio.create_task(hard_timeout(never(), within_seconds=60))
    await begun.wait()
    asking.cancel()

    await ended.wait()
    with pytest.raises(asyncio.CancelledError):
        await asking
