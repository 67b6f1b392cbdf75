"""Lists on record: changed by one at a time, noted, and seen by every process."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.db.database import Database
from cogs.audit.model import EventKind
from cogs.filter.changes import (
    EntryGoneError,
    ImportMode,
    ListChangedError,
    import_of,
    removal,
)
from cogs.filter.imports import PREVIEW_SECONDS, ImportGoneError, Imports
from cogs.filter.model import Action, DuplicateEntryError, Kind
from tests.cogs.filter.filtered import (
    ELSEWHERE,
    MANAGER,
    MIRA,
    SERVER,
    Filtered,
    entry,
)
from tests.servers.postgres import PostgresServer


@pytest.fixture
async def server(store: Database) -> AsyncGenerator[Filtered]:
    async with Filtered.open(store) as server:
        yield server


@pytest.fixture
def imports(server: Filtered) -> Imports:
    return Imports(database=server.database, filters=server.filters, clock=server.clock)


async def test_an_entry_is_on_the_list_after_a_restart(server: Filtered) -> None:
    change = await server.add(entry("bad word", kind=Kind.PHRASE, note="rude"))

    async with Filtered.open(server.database) as again:
        (found,) = (await again.filters.list_of(SERVER)).entries
    assert (change.before, change.after) == (0, 1)
    assert found == change.added[0]
    assert (found.text, found.kind, found.note) == ("bad word", Kind.PHRASE, "rude")


async def test_lists_of_servers_are_their_own(server: Filtered) -> None:
    await server.add(entry("bad"))

    assert await server.texts(ELSEWHERE) == []


async def test_what_is_there_is_not_added_again(server: Filtered) -> None:
    await server.add(entry("bad"))

    with pytest.raises(DuplicateEntryError):
        await server.add(entry("BAD"))


async def test_two_who_add_at_once_both_do(server: Filtered) -> None:
    await asyncio.gather(*(server.add(entry(word)) for word in ("one", "two", "three")))

    assert sorted(await server.texts()) == ["one", "three", "two"]


@pytest.mark.parametrize("by_id", [True, False])
async def test_an_entry_is_removed_by_id_or_as_written(
    server: Filtered,
    by_id: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    added = await server.add(entry("bad"), entry("worse"))
    wanted = (added.added[0].id or "") if by_id else " WORSE "

    change = await server.filters.change(SERVER, lambda its: removal(its, wanted), by=MANAGER)

    assert [one.text for one in change.removed] == ["worse"]
    assert await server.texts() == ["bad"]


async def test_what_is_not_there_cannot_be_removed(server: Filtered) -> None:
    with pytest.raises(EntryGoneError):
        await server.filters.change(SERVER, lambda its: removal(its, "bad"), by=MANAGER)


async def test_every_change_is_in_the_trail(server: Filtered) -> None:
    await server.add(entry("bad", action=Action.REVIEW, strictness=2))
    await server.filters.change(SERVER, lambda its: removal(its, "bad"), by=MIRA)

    removed, added = await server.events(EventKind.FILTER_CHANGED)
    assert added.actor_id == MANAGER
    assert added.facts == {"entries": "0 → 1", "added": "word bad (review, 2)"}
    assert removed.actor_id == MIRA
    assert removed.facts == {"entries": "1 → 0", "removed": "word bad (review, 2)"}


async def test_a_large_change_is_counted_in_the_trail(server: Filtered) -> None:
    many = [entry(f"word{number}") for number in range(700)]

    await server.filters.change(
        SERVER, lambda its: import_of(its, many, ImportMode.ADD), by=MANAGER
    )
    await server.clock.advance(1)
    change = await server.filters.change(
        SERVER, lambda its: import_of(its, many[:1], ImportMode.REPLACE), by=MANAGER
    )

    removed, added = await server.events(EventKind.FILTER_CHANGED)
    assert (added.facts["added"], removed.facts["removed"]) == ("700", "699")
    assert (change.before, change.after, change.unchanged) == (700, 1, 1)
    assert await server.texts() == ["word0"]


async def test_a_change_of_an_older_list_is_not_made(server: Filtered) -> None:
    shown = (await server.filters.list_of(SERVER)).version
    await server.add(entry("bad"))

    with pytest.raises(ListChangedError):
        await server.filters.change(
            SERVER, lambda its: removal(its, "bad"), by=MIRA, shown_version=shown
        )


class TestImports:
    async def test_what_was_shown_is_made_once(self, server: Filtered, imports: Imports) -> None:
        await server.add(entry("bad"), entry("old"))
        new = [entry("BAD", action=Action.LOG), entry("new")]
        preview = await imports.preview(SERVER, new, ImportMode.REPLACE, by=MANAGER)
        assert await server.texts() == ["bad", "old"]

        change = await imports.make(SERVER, preview.id, by=MANAGER)

        shown = preview.change
        assert (shown.before, shown.after) == (change.before, change.after) == (2, 2)
        assert {one.text: one.action for one in (await server.filters.list_of(SERVER)).entries} == {
            "BAD": Action.LOG,
            "new": Action.REFUSE,
        }
        with pytest.raises(ImportGoneError):
            await imports.make(SERVER, preview.id, by=MANAGER)

    async def test_it_is_not_made_on_another_list(self, server: Filtered, imports: Imports) -> None:
        preview = await imports.preview(SERVER, [entry("new")], ImportMode.ADD, by=MANAGER)
        await server.add(entry("bad"))

        with pytest.raises(ListChangedError):
            await imports.make(SERVER, preview.id, by=MANAGER)

    @pytest.mark.parametrize(
        ("guild_id", "by", "after_seconds"),
        [
            (ELSEWHERE, MANAGER, 0.0),
            (SERVER, MIRA, 0.0),
            (SERVER, MANAGER, PREVIEW_SECONDS + 1),
        ],
    )
    async def test_nobody_else_makes_it_nor_much_later(
        self, server: Filtered, imports: Imports, guild_id: int, by: int, after_seconds: float
    ) -> None:
        preview = await imports.preview(SERVER, [entry("new")], ImportMode.ADD, by=MANAGER)
        await server.clock.advance(after_seconds)

        with pytest.raises(ImportGoneError):
            await imports.make(guild_id, preview.id, by=by)

    async def test_what_was_dropped_is_not_made(self, server: Filtered, imports: Imports) -> None:
        preview = await imports.preview(SERVER, [entry("new")], ImportMode.ADD, by=MANAGER)
        await imports.drop(preview.id, by=MANAGER)

        with pytest.raises(ImportGoneError):
            await imports.make(SERVER, preview.id, by=MANAGER)


async def test_a_change_in_one_process_is_seen_in_the_other(
    postgres: PostgresServer, tmp_path: Path
) -> None:
    async with (
        Database.open(url := postgres.create_database_with_tables(), data_dir=tmp_path) as first,
        Database.open(url, data_dir=tmp_path) as second,
        Filtered.open(first) as here,
        Filtered.open(second) as there,
    ):
        assert await there.texts() == []

        await here.add(entry("bad"))
        assert await there.texts() == ["bad"]
        await here.filters.change(SERVER, lambda its: removal(its, "bad"), by=MANAGER)
        assert await there.texts() == []


async def test_what_is_kept_ready_is_bounded(
    server: Filtered, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cogs.filter.service.MOST_KEPT_ENTRIES", 10)
    for guild_id in range(1, 9):
        await server.add(entry("one"), entry("two"), entry("three"), guild_id=guild_id)
        await server.filters.list_of(guild_id)

    assert 0 < server.filters.kept_entries <= 10
    assert await server.texts(1) == ["one", "two", "three"]
