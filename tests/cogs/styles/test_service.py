"""A server's styles on record: what they are called, who sees them, how many there may be."""

import pytest

from bot.catalog.styles import StyleEmptyError
from bot.db.database import Database
from cogs.audit.audit_log import AuditLog
from cogs.audit.model import EventKind, EventQuery
from cogs.kit.language import packaged_words
from cogs.styles.model import (
    MAX_STYLES,
    StyleNameError,
    StyleUnknownError,
    TooManyStylesError,
    checked_name,
)
from cogs.styles.service import StyleService
from tests.fakes.clock import FakeClock

HERE, ELSEWHERE, MIRA, THEO = 11, 12, 1, 2


@pytest.fixture
def audit_log(store: Database) -> AuditLog:
    return AuditLog(database=store, clock=FakeClock())


@pytest.fixture
def styles(store: Database, audit_log: AuditLog) -> StyleService:
    return StyleService(database=store, audit_log=audit_log, clock=FakeClock())


async def test_a_style_is_found_in_its_server_whatever_its_capitals(styles: StyleService) -> None:
    await styles.put(HERE, " Old  Etching ", "as an etching", by=MIRA)

    found = await styles.find(HERE, "old etching")

    assert (found.name, found.text, found.added_by) == ("Old Etching", "as an etching", MIRA)
    with pytest.raises(StyleUnknownError):
        await styles.find(ELSEWHERE, "Old Etching")
    with pytest.raises(StyleUnknownError):
        await styles.find(None, "Old Etching")


async def test_the_same_name_again_changes_the_words(styles: StyleService) -> None:
    await styles.put(HERE, "Etching", "as an etching", by=MIRA)

    before = await styles.put(HERE, "ETCHING", "an etching of {prompt}", by=THEO)

    assert before is not None
    assert before.text == "as an etching"
    (style,) = await styles.all(HERE)
    assert (style.name, style.text, style.added_by) == ("ETCHING", "an etching of {prompt}", THEO)


async def test_styles_come_by_their_names(styles: StyleService) -> None:
    for name in ("noir", "Étude", "Comic"):
        await styles.put(HERE, name, "words", by=MIRA)

    assert [style.name for style in await styles.all(HERE)] == ["Comic", "noir", "Étude"]


async def test_a_removed_style_is_unknown_and_the_others_are_named(styles: StyleService) -> None:
    await styles.put(HERE, "Etching", "as an etching", by=MIRA)
    await styles.put(HERE, "Noir", "film noir", by=MIRA)
    await styles.remove(HERE, "noir", by=MIRA)

    with pytest.raises(StyleUnknownError) as refused:
        await styles.find(HERE, "Noir")

    said = packaged_words().say(refused.value.words_id, **refused.value.facts)
    assert "Noir" in said
    assert "Etching" in said
    with pytest.raises(StyleUnknownError):
        await styles.remove(HERE, "Noir", by=MIRA)


async def test_there_is_an_end_to_how_many_there_may_be(styles: StyleService) -> None:
    for number in range(MAX_STYLES):
        await styles.put(HERE, f"style {number}", "words", by=MIRA)

    with pytest.raises(TooManyStylesError):
        await styles.put(HERE, "one more", "words", by=MIRA)
    await styles.put(HERE, "style 7", "other words", by=MIRA)
    await styles.put(ELSEWHERE, "one more", "words", by=MIRA)


async def test_a_style_without_words_changes_nothing(styles: StyleService) -> None:
    with pytest.raises(StyleEmptyError):
        await styles.put(HERE, "Etching", "{prompt}", by=MIRA)

    assert await styles.all(HERE) == []


async def test_each_change_is_in_the_trail(styles: StyleService, audit_log: AuditLog) -> None:
    await styles.put(HERE, "Etching", "as an etching", by=MIRA)
    await styles.put(HERE, "Etching", "etched", by=THEO)
    await styles.remove(HERE, "Etching", by=MIRA)

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
