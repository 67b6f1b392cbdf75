import asyncio
from pathlib import Path

import pytest

from bot.community.budget.drafts import (
    DRAFT_SECONDS,
    DraftAnsweredError,
    DraftBook,
    DraftGoneError,
    DraftNotYoursError,
)
from bot.store.database import Database
from tests.fakes.clock import FakeClock
from tests.fakes.requests import ANN, BOB
from tests.unit.bot.community.accounts import asked_by


async def test_a_draft_is_taken_once_even_by_two_presses_at_once(store: Database) -> None:
    book = DraftBook(database=store, clock=FakeClock())
    requests = (asked_by(ANN, 4), asked_by(ANN, 1))
    draft_id = await book.keep(ANN, requests)

    results = await asyncio.gather(
        *(book.take(draft_id, ANN) for _ in range(3)), return_exceptions=True
    )

    assert [one for one in results if isinstance(one, tuple)] == [requests]
    assert sum(isinstance(one, DraftAnsweredError) for one in results) == 2


async def test_a_draft_is_its_requesters_alone(store: Database) -> None:
    book = DraftBook(database=store, clock=FakeClock())
    draft_id = await book.keep(ANN, [asked_by(ANN)])

    with pytest.raises(DraftNotYoursError) as refused:
        await book.take(draft_id, BOB)

    assert refused.value.facts == {"person": f"<@{ANN}>"}
    assert await book.take(draft_id, ANN)


async def test_a_draft_ends_after_a_quarter_of_an_hour(store: Database) -> None:
    clock = FakeClock()
    book = DraftBook(database=store, clock=clock)
    draft_id = await book.keep(ANN, [asked_by(ANN)])
    await clock.advance(DRAFT_SECONDS + 1)

    with pytest.raises(DraftGoneError):
        await book.take(draft_id, ANN)


async def test_a_draft_nobody_kept_is_gone(store: Database) -> None:
    with pytest.raises(DraftGoneError):
        await DraftBook(database=store, clock=FakeClock()).take("0" * 32, ANN)


async def test_a_draft_outlives_a_restart(tmp_path: Path) -> None:
    clock, request = FakeClock(), asked_by(ANN, 2)
    async with Database.open("", data_dir=tmp_path) as store:
        draft_id = await DraftBook(database=store, clock=clock).keep(ANN, [request])

    async with Database.open("", data_dir=tmp_path) as store:
        assert await DraftBook(database=store, clock=clock).take(draft_id, ANN) == (request,)
