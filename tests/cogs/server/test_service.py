"""Settings of a server: what is kept, who may not overwrite whom, and what the audit log says."""

import asyncio
from dataclasses import replace

import pytest

from bot.db.database import Database
from cogs.audit.audit_log import AuditLog
from cogs.audit.model import AuditEvent, EventKind, EventQuery, LoggedEvent
from cogs.server.model import ServerSettings
from cogs.server.service import ChangedMeanwhileError, ServerService
from tests.fakes.clock import FakeClock

HERE, ELSEWHERE, MIRA, THEO = 11, 12, 1, 2


@pytest.fixture
def database(store: Database) -> Database:
    return store


@pytest.fixture
def audit_log(database: Database) -> AuditLog:
    return AuditLog(database=database, clock=FakeClock())


@pytest.fixture
def book(database: Database, audit_log: AuditLog) -> ServerService:
    return ServerService(database=database, audit_log=audit_log, clock=FakeClock())


def with_log(channel_id: int) -> ServerSettings:
    return ServerSettings(log_channel_id=channel_id)


async def test_a_server_nobody_set_up_has_the_usual_settings(book: ServerService) -> None:
    assert (await book.settings(HERE)).value == ServerSettings()


async def test_what_is_changed_is_kept_for_this_server_alone(book: ServerService) -> None:
    await book.change(HERE, lambda its: replace(its, review_hours=12), by=MIRA)
    await book.change(HERE, lambda its: replace(its, log_channel_id=5), by=THEO)

    found = await book.settings(HERE)
    assert (found.value.review_hours, found.value.log_channel_id) == (12, 5)
    assert (found.version, found.changed_by) == (2, THEO)
    assert (await book.settings(ELSEWHERE)).value == ServerSettings()


async def test_who_looked_at_an_older_version_is_told_and_changes_nothing(
    book: ServerService,
) -> None:
    shown = (await book.settings(HERE)).version
    await book.change(HERE, lambda _: with_log(5), by=MIRA, shown_version=shown)

    with pytest.raises(ChangedMeanwhileError) as refused:
        await book.change(HERE, lambda _: with_log(6), by=THEO, shown_version=shown)

    assert refused.value.facts == {"person": "<@1>"}
    assert (await book.settings(HERE)).value == with_log(5)


async def test_of_two_at_once_exactly_one_succeeds(book: ServerService) -> None:
    results = await asyncio.gather(
        *(
            book.change(HERE, lambda its: replace(its, review_hours=7), by=by, shown_version=0)
            for by in (MIRA, THEO)
        ),
        return_exceptions=True,
    )

    assert sorted(type(result).__name__ for result in results) == [
        "ChangedMeanwhileError",
        "ServerSettings",
    ]


async def test_the_trail_says_who_changed_what_from_what(
    book: ServerService, audit_log: AuditLog
) -> None:
    await book.change(HERE, lambda _: with_log(5), by=MIRA)

    (event,) = await audit_log.find(EventQuery(guild_id=HERE), limit=10)
    assert (event.kind, event.actor_id) == (EventKind.SETTINGS_CHANGED, MIRA)
    assert event.facts == {"log_channel_id": "None → 5"}


class TestTrail:
    async def test_each_server_sees_its_own(self, audit_log: AuditLog) -> None:
        await audit_log.add(AuditEvent(guild_id=HERE, kind=EventKind.ASKED, actor_id=MIRA))
        await audit_log.add(AuditEvent(guild_id=ELSEWHERE, kind=EventKind.ASKED, actor_id=MIRA))

        found = await audit_log.find(EventQuery(guild_id=HERE), limit=10)

        assert [event.guild_id for event in found] == [HERE]

    async def test_pages_go_on_where_the_last_one_ended(self, audit_log: AuditLog) -> None:
        for number in range(5):
            happening = AuditEvent(guild_id=HERE, kind=EventKind.ASKED, channel_id=number)
            await audit_log.add(happening)

        seen: list[LoggedEvent] = []
        while page := await audit_log.find(
            EventQuery(guild_id=HERE), limit=2, before=seen[-1] if seen else None
        ):
            seen += page

        assert {event.channel_id for event in seen} == set(range(5))
        assert len(seen) == 5

    async def test_it_is_filtered_by_kind_person_and_place(self, audit_log: AuditLog) -> None:
        wanted = AuditEvent(
            guild_id=HERE, kind=EventKind.BLOCKED, actor_id=MIRA, user_id=THEO, channel_id=3
        )
        await audit_log.add(wanted)
        await audit_log.add(replace(wanted, kind=EventKind.WARNED))
        await audit_log.add(replace(wanted, user_id=9, actor_id=9))
        await audit_log.add(replace(wanted, channel_id=4))

        query = EventQuery(guild_id=HERE, kinds=("blocked",), user_id=THEO, channel_id=3)
        assert len(await audit_log.find(query, limit=10)) == 1

    async def test_what_is_old_is_forgotten_in_this_server_alone(self, audit_log: AuditLog) -> None:
        for guild_id in (HERE, ELSEWHERE):
            await audit_log.add(AuditEvent(guild_id=guild_id, kind=EventKind.ASKED))

        assert await audit_log.forget(HERE, before=1e12) == 1
        assert await audit_log.find(EventQuery(guild_id=HERE), limit=1) == []
        assert len(await audit_log.find(EventQuery(guild_id=ELSEWHERE), limit=9)) == 1
