"""Values that one person takes once, and drafts as an instance of them."""

import asyncio
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from bot.db.database import Database
from bot.db.one_time import KEPT_SECONDS, DraftRow, OneTimeStore, get_draft, insert_draft
from bot.errors import RefusedError
from bot.imagine.request import ImagineRequest
from cogs.batch.service import (
    DRAFT_SECONDS,
    DraftAnsweredError,
    DraftGoneError,
    DraftNotYoursError,
    Drafts,
    drafts_in,
)
from tests.fakes.clock import FakeClock
from tests.fakes.requests import ANN, BOB, a_request, unsubmitted

REQUESTS = (unsubmitted(a_request(4)), unsubmitted(a_request(1)))
UNKNOWN = "0" * 32


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def drafts(store: Database, clock: FakeClock) -> Drafts:
    return drafts_in(store, clock=clock)


async def write_row(store: Database, clock: FakeClock, body: str) -> None:
    row = DraftRow(id=UNKNOWN, user_id=ANN, created_at=clock.time(), body=body)
    await store.write(lambda connection: insert_draft(connection, row, forget_before=0.0))


async def test_a_value_is_taken_once_even_by_two_presses_at_once(drafts: Drafts) -> None:
    draft_id = await drafts.keep(ANN, REQUESTS)

    results = await asyncio.gather(
        *(drafts.take(draft_id, ANN) for _ in range(3)), return_exceptions=True
    )

    assert [one for one in results if isinstance(one, tuple)] == [REQUESTS]
    assert sum(isinstance(one, DraftAnsweredError) for one in results) == 2


async def test_it_is_for_one_person_alone(drafts: Drafts) -> None:
    draft_id = await drafts.keep(ANN, REQUESTS)

    for attempt in (drafts.take, drafts.find):
        with pytest.raises(DraftNotYoursError) as refused:
            await attempt(draft_id, BOB)
        assert refused.value.facts == {"person": f"<@{ANN}>"}

    assert await drafts.take(draft_id, ANN) == REQUESTS


async def test_it_can_be_looked_at_before_and_after_it_is_taken(drafts: Drafts) -> None:
    draft_id = await drafts.keep(ANN, REQUESTS)

    assert await drafts.find(draft_id, ANN) == REQUESTS
    await drafts.take(draft_id, ANN)
    assert await drafts.find(draft_id, ANN) == REQUESTS


async def test_it_ends(drafts: Drafts, clock: FakeClock) -> None:
    draft_id = await drafts.keep(ANN, REQUESTS)
    await clock.advance(DRAFT_SECONDS - 1)
    assert await drafts.find(draft_id, ANN) == REQUESTS
    await clock.advance(2)

    for attempt in (drafts.take, drafts.find):
        with pytest.raises(DraftGoneError):
            await attempt(draft_id, ANN)


async def test_rows_of_yesterday_are_dropped(
    drafts: Drafts, store: Database, clock: FakeClock
) -> None:
    old_id = await drafts.keep(ANN, REQUESTS)
    await clock.advance(KEPT_SECONDS + 1)

    new_id = await drafts.keep(ANN, REQUESTS)

    assert await store.read(lambda connection: get_draft(connection, old_id)) is None
    assert await drafts.take(new_id, ANN) == REQUESTS


async def test_what_nobody_kept_is_gone(drafts: Drafts) -> None:
    with pytest.raises(DraftGoneError):
        await drafts.take(UNKNOWN, ANN)


async def test_what_an_older_version_wrote_is_read(
    drafts: Drafts, store: Database, clock: FakeClock
) -> None:
    await write_row(
        store,
        clock,
        """[{"prompt": "a cat", "model": "m/one", "model_label": "One",
        "expected_seconds": 9, "deadline_seconds": 90,
        "predictions": [{"input": {"prompt": "a cat"}}],
        "image": {"url": "https://cdn.discordapp.com/a.png", "filename": "a.png",
        "content_type": "image/png", "size_bytes": 5, "parameter": "input_image"}}]""",
    )

    (request,) = await drafts.take(UNKNOWN, ANN)

    assert (request.prompt, request.image_count) == ("a cat", 1)
    assert [image.filename for image in request.images] == ["a.png"]


@pytest.mark.parametrize("body", ["{}", "no json", '[{"prompt": "a cat"}]'])
async def test_what_cannot_be_read_is_gone(
    drafts: Drafts, store: Database, clock: FakeClock, body: str
) -> None:
    await write_row(store, clock, body)

    with pytest.raises(DraftGoneError):
        await drafts.take(UNKNOWN, ANN)


async def test_the_id_of_another_type_is_gone(
    drafts: Drafts, store: Database, clock: FakeClock
) -> None:
    numbers = OneTimeStore(
        TypeAdapter(int), lasts_seconds=60.0, gone=RefusedError, database=store, clock=clock
    )

    with pytest.raises(DraftGoneError):
        await drafts.take(await numbers.keep(ANN, 7), ANN)


async def test_it_outlives_a_restart(tmp_path: Path, clock: FakeClock) -> None:
    async with Database.open("", data_dir=tmp_path) as store:
        draft_id = await drafts_in(store, clock=clock).keep(ANN, REQUESTS)

    async with Database.open("", data_dir=tmp_path) as store:
        taken: tuple[ImagineRequest, ...] = await drafts_in(store, clock=clock).take(draft_id, ANN)

    assert taken == REQUESTS
