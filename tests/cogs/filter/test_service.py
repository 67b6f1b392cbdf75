"""Lists on record: changed by one at a time, noted, and seen by every process."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.db.database import Database
from bot.db.remembered import SHARED_SECONDS
from cogs.audit.model import EventKind
from cogs.filter.changes import (
    ChangedSinceError,
    EntryGoneError,
    ImportMode,
    ListChangedError,
    addition,
    edition,
    import_of,
    removal,
)
from cogs.filter.imports import PREVIEW_SECONDS, ImportGoneError, Imports
from cogs.filter.model import Action, DuplicateEntryError, Kind
from cogs.filter.packs import PackGoneError, pack_of
from cogs.filter.service import TOPIC, Plan
from cogs.filter.undo import MadeChange, UndoGoneError, Undos
from tests.cogs.filter.filtered import (
    ELSEWHERE,
    MANAGER,
    MIRA,
    SERVER,
    Filtered,
    entry,
)
from tests.harness.app_harness import eventually
from tests.servers.postgres import PostgresServer

REPLACE = ImportMode.REPLACE


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


class TestUndo:
    @pytest.fixture
    def undos(self, server: Filtered) -> Undos:
        return Undos(database=server.database, filters=server.filters, clock=server.clock)

    async def changed(self, server: Filtered, plan: Plan) -> MadeChange:
        change = await server.filters.change(SERVER, plan, by=MANAGER)
        await server.clock.advance(1)
        return MadeChange(guild_id=SERVER, change=change)

    @pytest.mark.parametrize(
        "plan",
        [
            lambda its: addition(its, entry("new")),
            lambda its: edition(its, "bad", entry("bad*", action=Action.LOG, note="why")),
            lambda its: removal(its, "bad"),
            lambda its: import_of(its, [entry("BAD", strictness=3), entry("x1")], REPLACE),
            lambda its: addition(its, entry("bad word", kind=Kind.ALLOW)),
        ],
        ids=["add", "edit", "remove", "import", "allow"],
    )
    async def test_every_change_is_taken_back_and_made_again(
        self, server: Filtered, undos: Undos, plan: Plan
    ) -> None:
        await server.add(entry("bad", note="rude"), entry("worse"))
        before = set((await server.filters.list_of(SERVER)).entries)
        made = await self.changed(server, plan)
        after = set((await server.filters.list_of(SERVER)).entries)
        undo_id = await undos.keep(made, by=MANAGER)

        async with Filtered.open(server.database) as again:  # after a kill
            undone = await Undos(
                database=again.database, filters=again.filters, clock=server.clock
            ).undo(SERVER, undo_id, by=MANAGER)
            assert set((await again.filters.list_of(SERVER)).entries) == before
            redo_id = await undos.keep(undone, by=MANAGER)
            with pytest.raises(UndoGoneError):
                await undos.undo(SERVER, undo_id, by=MANAGER)
        async with Filtered.open(server.database) as fresh:
            await Undos(database=fresh.database, filters=fresh.filters, clock=server.clock).undo(
                SERVER, redo_id, by=MANAGER
            )
            assert set((await fresh.filters.list_of(SERVER)).entries) == after
        assert before != after

    async def test_of_two_presses_one_undoes_it(self, server: Filtered, undos: Undos) -> None:
        undo_id = await undos.keep(
            await self.changed(server, lambda its: addition(its, entry("bad"))), by=MANAGER
        )

        results = await asyncio.gather(
            *(undos.undo(SERVER, undo_id, by=MANAGER) for _ in range(2)), return_exceptions=True
        )

        assert sorted(type(one).__name__ for one in results) == ["MadeChange", "UndoGoneError"]
        assert await server.texts() == []

    @pytest.mark.parametrize(
        "meanwhile",
        [
            lambda its: removal(its, "new"),
            lambda its: edition(its, "new", entry("new", action=Action.LOG)),
        ],
    )
    async def test_what_was_changed_since_stays(
        self, server: Filtered, undos: Undos, meanwhile: Plan
    ) -> None:
        undo_id = await undos.keep(
            await self.changed(server, lambda its: addition(its, entry("new"))), by=MANAGER
        )
        await self.changed(server, meanwhile)
        before = (await server.filters.list_of(SERVER)).entries

        with pytest.raises(ChangedSinceError):
            await undos.undo(SERVER, undo_id, by=MANAGER)

        assert (await server.filters.list_of(SERVER)).entries == before

    async def test_what_was_removed_and_added_again_stays(
        self, server: Filtered, undos: Undos
    ) -> None:
        await server.add(entry("bad"))
        undo_id = await undos.keep(
            await self.changed(server, lambda its: removal(its, "bad")), by=MANAGER
        )
        await server.add(entry("BAD", action=Action.LOG))

        with pytest.raises(ChangedSinceError):
            await undos.undo(SERVER, undo_id, by=MANAGER)

    async def test_other_changes_do_not_hinder_it(self, server: Filtered, undos: Undos) -> None:
        undo_id = await undos.keep(
            await self.changed(server, lambda its: addition(its, entry("one"))), by=MANAGER
        )
        await server.add(entry("two"))

        await undos.undo(SERVER, undo_id, by=MANAGER)

        assert await server.texts() == ["two"]

    @pytest.mark.parametrize(("guild_id", "by"), [(ELSEWHERE, MANAGER), (SERVER, MIRA)])
    async def test_nobody_else_undoes_it(
        self, server: Filtered, undos: Undos, guild_id: int, by: int
    ) -> None:
        undo_id = await undos.keep(
            await self.changed(server, lambda its: addition(its, entry("one"))), by=MANAGER
        )

        with pytest.raises(UndoGoneError):
            await undos.undo(guild_id, undo_id, by=by)


class TestPacks:
    async def take(self, server: Filtered, imports: Imports, *, drops: bool = False) -> MadeChange:
        preview = await imports.preview_packs(SERVER, ["gore"], drops=drops, by=MANAGER)
        made = await imports.make(SERVER, preview.id, by=MANAGER)
        await server.clock.advance(1)
        return made

    async def test_a_pack_is_taken_undone_and_dropped(
        self, server: Filtered, imports: Imports
    ) -> None:
        undos = Undos(database=server.database, filters=server.filters, clock=server.clock)
        pack = await asyncio.to_thread(pack_of, "gore")

        made = await self.take(server, imports)
        assert len(await server.texts()) == len(pack.entries)
        assert await server.filters.packs_of(SERVER) == {"gore": pack}

        await undos.undo(SERVER, await undos.keep(made, by=MANAGER), by=MANAGER)
        assert await server.texts() == []
        assert await server.filters.packs_of(SERVER) == {}

        await self.take(server, imports)
        await self.take(server, imports, drops=True)
        assert await server.texts() == []
        assert await server.filters.packs_of(SERVER) == {}

    async def test_own_changes_stay_when_it_is_dropped(
        self, server: Filtered, imports: Imports
    ) -> None:
        await self.take(server, imports)
        await server.filters.change(
            SERVER, lambda its: edition(its, "gore", entry("gore", action=Action.LOG)), by=MANAGER
        )

        await self.take(server, imports, drops=True)

        assert await server.texts() == ["gore"]

    async def test_who_has_its_entries_already_only_begins_to_follow_it(
        self, server: Filtered, imports: Imports
    ) -> None:
        await server.filters.change(
            SERVER, lambda its: import_of(its, pack_of("gore").entries, ImportMode.ADD), by=MANAGER
        )
        before = (await server.filters.list_of(SERVER)).entries

        made = await self.take(server, imports)

        assert made.change.is_empty
        assert (await server.filters.list_of(SERVER)).entries == before
        assert list(await server.filters.packs_of(SERVER)) == ["gore"]

    async def test_two_who_take_it_take_it_once(self, server: Filtered, imports: Imports) -> None:
        shown = [
            await imports.preview_packs(SERVER, ["gore"], drops=False, by=by)
            for by in (MANAGER, MIRA)
        ]
        await imports.make(SERVER, shown[0].id, by=MANAGER)

        with pytest.raises(ListChangedError):
            await imports.make(SERVER, shown[1].id, by=MIRA)

    async def test_what_was_not_taken_cannot_be_dropped(self, imports: Imports) -> None:
        with pytest.raises(PackGoneError):
            await imports.preview_packs(SERVER, ["gore"], drops=True, by=MANAGER)


class TestImports:
    async def test_what_was_shown_is_made_once(self, server: Filtered, imports: Imports) -> None:
        await server.add(entry("bad"), entry("old"))
        new = [entry("BAD", action=Action.LOG), entry("new")]
        preview = await imports.preview(SERVER, new, ImportMode.REPLACE, by=MANAGER)
        assert await server.texts() == ["bad", "old"]

        change = (await imports.make(SERVER, preview.id, by=MANAGER)).change

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
        hearing = asyncio.create_task(
            second.hear(on_notice=lambda _channel, _what: None), name="hearing"
        )
        try:
            await eventually(lambda: second.remembered.hearing is not None)
            assert await there.texts() == []
            heard = second.remembered.cache(TOPIC)

            await here.add(entry("bad"))
            await eventually(lambda: not heard.entries)
            assert await there.texts() == ["bad"]
            await here.filters.change(SERVER, lambda its: removal(its, "bad"), by=MANAGER)
            await eventually(lambda: not heard.entries)
            assert await there.texts() == []
        finally:
            hearing.cancel()


async def test_a_change_that_was_not_heard_of_is_seen_after_a_moment(
    postgres: PostgresServer, tmp_path: Path
) -> None:
    async with (
        Database.open(url := postgres.create_database_with_tables(), data_dir=tmp_path) as first,
        Database.open(url, data_dir=tmp_path) as second,
        Filtered.open(first) as here,
        Filtered.open(second) as there,
    ):
        await there.add(entry("good"))
        assert await there.texts() == ["good"]

        await here.add(entry("bad"))
        await there.clock.sleep(SHARED_SECONDS)

        assert sorted(await there.texts()) == ["bad", "good"]
        # Whoever changes it plans anew where it was another list.
        await here.filters.change(SERVER, lambda its: removal(its, "good"), by=MANAGER)
        await there.filters.change(SERVER, lambda its: removal(its, "bad"), by=MANAGER)
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
