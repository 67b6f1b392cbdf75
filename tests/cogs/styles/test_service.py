"""A server's styles on record: what they are called, who sees them, how many there may be."""

import pytest

from bot.catalog.styles import StyleEmptyError
from bot.db.database import Database
from cogs.audit.audit_log import AuditLog
from cogs.audit.model import EventKind, EventQuery
from cogs.kit.language import packaged_words
from cogs.styles.model import StyleNameError, checked_name
from cogs.styles.service import MAX_STYLES, StyleService, StyleUnknownError, TooManyStylesError
from tests.fakes.clock import FakeClock

HERE, ELSEWHERE, MIRA, THEO = 11, 12, 1, 2


@pytest.fixture
def audit_log(store: Database) -> AuditLog:
    return AuditLog(database=store, clock=FakeClock())


@pytest.fixture
def book(store: Database, audit_log: AuditLog) -> StyleService:
    return StyleService(database=store, audit_log=audit_log, clock=FakeClock())


async def test_a_style_is_found_in_its_server_whatever_its_capitals(book: StyleService) -> None:
    await book.put(HERE, " Old  Etching ", "as an etching", by=MIRA)

    found = await book.find(HERE, "old etching")

    assert (found.name, found.text, found.added_by) == ("Old Etching", "as an etching", MIRA)
    with pytest.raises(StyleUnknownError):
        await book.find(ELSEWHERE, "Old Etching")
    with pytest.raises(StyleUnknownError):
        await book.find(None, "Old Etching")


async def test_the_same_name_again_changes_the_words(book: StyleService) -> None:
    await book.put(HERE, "Etching", "as an etching", by=MIRA)

    before = await book.put(HERE, "ETCHING", "an etching of {prompt}", by=THEO)

    assert before is not None
    assert before.text == "as an etching"
    (style,) = await book.all(HERE)
    assert (style.name, style.text, style.added_by) == ("ETCHING", "an etching of {prompt}", THEO)


async def test_styles_come_by_their_names(book: StyleService) -> None:
    for name in ("noir", "Étude", "Comic"):
        await book.put(HERE, name, "words", by=MIRA)

    assert [style.name for style in await book.all(HERE)] == ["Comic", "noir", "Étude"]


async def test_a_removed_style_is_unknown_and_the_others_are_named(book: StyleService) -> None:
    await book.put(HERE, "Etching", "as an etching", by=MIRA)
    await book.put(HERE, "Noir", "film noir", by=MIRA)
    await book.remove(HERE, "noir", by=MIRA)

    with pytest.raises(StyleUnknownError) as refused:
        await book.find(HERE, "Noir")

    said = packaged_words().say(refused.value.words_id, **refused.value.facts)
    assert "Noir" in said
    assert "Etching" in said
    with pytest.raises(StyleUnknownError):
        await book.remove(HERE, "Noir", by=MIRA)


async def test_there_is_an_end_to_how_many_there_may_be(book: StyleService) -> None:
    for number in range(MAX_STYLES):
        await book.put(HERE, f"style {number}", "words", by=MIRA)

    with pytest.raises(TooManyStylesError):
        await book.put(HERE, "one more", "words", by=MIRA)
    await book.put(HERE, "style 7", "other words", by=MIRA)
    await book.put(ELSEWHERE, "one more", "words", by=MIRA)


async def test_a_style_without_words_changes_nothing(book: StyleService) -> None:
    with pytest.raises(StyleEmptyError):
        await book.put(HERE, "Etching", "{prompt}", by=MIRA)

    assert await book.all(HERE) == []


async def test_each_change_is_in_the_trail(book: StyleService, audit_log: AuditLog) -> None:
    await book.put(HERE, "Etching", "as an etching", by=MIRA)
    await book.put(HERE, "Etching", "etched", by=THEO)
    await book.remove(HERE, "Etching", by=MIRA)

    events = await audit_log.find(
        EventQuery(guild_id=HERE, kinds=[EventKind.STYLES_CHANGED]), limit=9
    )
    assert sorted(event.facts["text"] for event in events) == [
        "as an etching",
        "as an etching → etched",
        "etched →",
    ]
    assert {event.facts["style"] for event in events} == {"Etching"}


@pytest.mark.parametrize(
    "name", ["", "  ", "a,b", "<@5>", "x" * 41, "…", "a\0b", "`a`", "\u200b", "one\u202etwo"]
)
def test_a_name_that_lists_cannot_show_is_refused(name: str) -> None:
    with pytest.raises(StyleNameError):
        checked_name(name)


@pytest.mark.parametrize("name", ["Étude", "水彩", "80s neon!", "étude"])
def test_names_may_be_in_any_language(name: str) -> None:
    assert checked_name(name) == checked_name(checked_name(name))
