"""Pictures kept for the one who found them."""

from collections.abc import Callable

import pytest

from bot.catalog import Attachment
from bot.db.database import Database
from cogs.results.message_pictures import ImageSelections, SelectionGoneError
from tests.fakes.clock import FakeClock
from tests.fakes.requests import ANN, BOB

DAY = 24 * 3600
PICTURES = tuple(
    Attachment(
        url=f"https://cdn.discordapp.com/{name}",
        filename=name,
        content_type="image/png",
        size_bytes=5,
        width=8,
        height=6,
    )
    for name in ("one.png", "two.png")
)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def open_book(store: Database, clock: FakeClock) -> Callable[[], ImageSelections]:
    return lambda: ImageSelections(database=store, clock=clock)


async def test_they_are_found_again_by_number_also_by_another_process(
    open_book: Callable[[], ImageSelections],
) -> None:
    pick_id = await open_book().keep(ANN, PICTURES)

    assert await open_book().find(pick_id, 2, ANN) == PICTURES[1]


async def test_nobody_else_gets_them(open_book: Callable[[], ImageSelections]) -> None:
    pick_id = await open_book().keep(ANN, PICTURES)

    with pytest.raises(SelectionGoneError):
        await open_book().find(pick_id, 1, BOB)


@pytest.mark.parametrize("number", [0, 3, -1])
async def test_there_is_no_other_number(
    open_book: Callable[[], ImageSelections], number: int
) -> None:
    pick_id = await open_book().keep(ANN, PICTURES)

    with pytest.raises(SelectionGoneError):
        await open_book().find(pick_id, number, ANN)


async def test_after_a_day_they_are_forgotten(
    open_book: Callable[[], ImageSelections], clock: FakeClock
) -> None:
    pick_id = await open_book().keep(ANN, PICTURES)
    await clock.advance(DAY + 1)
    await open_book().keep(BOB, PICTURES)

    with pytest.raises(SelectionGoneError):
        await open_book().find(pick_id, 1, ANN)
