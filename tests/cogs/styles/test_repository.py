"""Styles and picked pictures on both databases, with two processes at it."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.catalog import Attachment
from bot.db.database import Database
from cogs.audit.audit_log import AuditLog
from cogs.results.message_pictures import ImageSelections
from cogs.styles.model import MAX_NAME_LENGTH, MAX_STYLES, TooManyStylesError
from cogs.styles.service import (
    OwnStyleService,
    OwnWildcardService,
    StyleService,
    WildcardService,
    WordsService,
)
from tests.fakes.clock import FakeClock
from tests.fakes.requests import ANN

GUILD, MIRA = 12, 1


@pytest.fixture
async def databases(url: str, data_dir: Path) -> AsyncGenerator[list[Database]]:
    """Two processes' ways to one database; SQLite has one process."""
    async with AsyncExitStack() as stack:
        one, *others = [
            await stack.enter_async_context(Database.open(url, data_dir=data_dir))
            for _ in range(2 if url else 1)
        ]
        yield [one, *(others or [one])]


def styles_on(database: Database) -> StyleService:
    clock = FakeClock()
    return StyleService(
        database=database, audit_log=AuditLog(database=database, clock=clock), clock=clock
    )


async def test_two_at_once_cannot_both_add_the_last_style(databases: list[Database]) -> None:
    one, two = map(styles_on, databases)
    for number in range(MAX_STYLES - 1):
        await one.put(GUILD, f"style {number}", "words", by=MIRA)

    added = await asyncio.gather(
        one.put(GUILD, "mine", "words", by=MIRA),
        two.put(GUILD, "yours", "words", by=MIRA),
        return_exceptions=True,
    )

    assert [type(one) for one in added].count(TooManyStylesError) == 1
    assert len(await two.all(GUILD)) == MAX_STYLES


async def test_the_longest_name_in_any_script_is_kept(databases: list[Database]) -> None:
    one, two = map(styles_on, databases)
    name = "水" * MAX_NAME_LENGTH

    await one.put(GUILD, name, "“水彩” {prompt} 🎨", by=MIRA)

    found = await two.find(GUILD, name)
    assert (found.name, found.text) == (name, "“水彩” {prompt} 🎨")


@pytest.mark.parametrize("kind", [OwnStyleService, WildcardService, OwnWildcardService])
async def test_each_kind_of_words_is_on_a_shelf_of_its_own(
    databases: list[Database], kind: type[WordsService]
) -> None:
    one, two = (
        kind(
            database=its,
            audit_log=AuditLog(database=its, clock=FakeClock()),
            clock=FakeClock(),
        )
        for its in databases
    )

    assert await one.put(GUILD, "Fox", "red fox\nold fox", by=MIRA) is None
    before = await two.put(GUILD, "fox", "new fox", by=MIRA)

    assert before is not None
    assert before.text == "red fox\nold fox"
    assert [its.text for its in await one.all(GUILD)] == ["new fox"]
    assert await styles_on(databases[0]).all(GUILD) == []
    assert (await two.remove(GUILD, "FOX", by=MIRA)).text == "new fox"
    assert await one.all(GUILD) == []


async def test_a_picked_picture_is_found_by_another_process(databases: list[Database]) -> None:
    picture = Attachment(
        url="https://cdn.discordapp.com/a.png", filename="a.png", content_type=None, size_bytes=0
    )
    one, two = (ImageSelections(database=its, clock=FakeClock()) for its in databases)

    pick_id = await one.keep(ANN, [picture])

    assert await two.find(pick_id, 1, ANN) == picture
