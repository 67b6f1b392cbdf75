"""What members prefer, tidy, take along and erase: the same on SQLite and on PostgreSQL."""

import asyncio
import json
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Double,
    String,
    Table,
    insert,
    select,
)

from bot.catalog.options import MODEL, PRIVATE, Given
from bot.db.charges import NOBODY, ChargeRow, insert_charge
from bot.db.database import Database
from bot.db.jobs import JobRow, get_job, insert_job
from bot.db.personal import Erasure
from bot.db.tables import appeals, jobs, report_cases
from bot.imagine.job import JobState
from bot.locales import Words
from bot.wiring.personal import PERSONAL
from cogs.audit.audit_log import AuditLog
from cogs.audit.model import AuditEvent, EventKind, EventQuery
from cogs.cases import insert_case
from cogs.moderation.model import (
    NothingToTidyError,
    OrderedRemoval,
    RemovalState,
    Report,
    ReportCase,
    ReportState,
)
from cogs.moderation.removals import BulkRemovals, RemovalScope
from cogs.moderation.repository import REMOVALS, REPORT_CASES, end_removals, insert_report
from cogs.preferences.repository import get_preferences, put_preferences
from cogs.preferences.service import Preferences, Tell
from cogs.privacy.erasure import COUNTED_SECONDS, ErasureBusyError
from cogs.privacy.repository import AT_ONCE, count_of
from tests.fakes.clock import FakeClock
from tests.fakes.options import values_of
from tests.harness.members import Members

ANN, BOB, CYD, SERVER, CHANNEL = 101, 102, 103, 11, 21
HERS = RemovalScope(user_id=ANN, since=0.0, channel_id=CHANNEL)
WORDS = Words.load()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def members(database: Database, clock: FakeClock) -> Members:
    return Members.on(database=database, clock=clock)


@pytest.fixture
def removals(database: Database, clock: FakeClock) -> BulkRemovals:
    audit_log = AuditLog(database=database, clock=clock)
    return BulkRemovals(database=database, audit_log=audit_log, clock=clock)


def a_result(number: int, *, user_id: int = ANN, state: str = JobState.DELIVERED) -> JobRow:
    return JobRow(
        id=f"{number:032x}",
        state=state,
        user_id=user_id,
        guild_id=SERVER,
        channel_id=CHANNEL,
        created_at=float(number),
        updated_at=float(number),
        request='{"prompt": "a paper boat"}',
        reply='{"token": "secret"}',
        result="{}",
        prompt="a paper boat",
    )


async def draw(database: Database, *jobs: JobRow) -> None:
    for job in jobs:
        await database.write(partial(insert_job, job=job))


async def removed(database: Database, number: int) -> None:
    """What whoever carries out orders records when a picture is gone."""
    await database.write(
        lambda connection: end_removals(connection, f"{number:032x}", RemovalState.REMOVED)
    )


async def counted(database: Database, user_id: int) -> dict[str, int]:
    return dict(await database.read(lambda connection: count_of(connection, PERSONAL, user_id)))


async def exported(members: Members, user_id: int) -> dict[str, Any]:
    file = await members.records.export(user_id, WORDS, "en", most_bytes=1_000_000)
    found: dict[str, Any] = json.loads(file.content)
    return found


def a_row(table: Table, now: float, **values: object) -> dict[str, object]:
    """Something for every column that needs it."""
    filled: dict[str, object] = {}
    for column in table.c:
        if column.nullable or column.server_default is not None:
            continue
        match column.type:
            case String():
                filled[column.name] = "{}"
            case Boolean():
                filled[column.name] = False
            case Double():
                filled[column.name] = now
            case _:
                filled[column.name] = 7
    return filled | values


async def put_everywhere(database: Database, user_id: int, now: float) -> None:
    """Name a person in every column that can, each in a row of its own."""

    def write(connection: Connection) -> None:
        for number, person in enumerate(one.column for one in PERSONAL):
            table = person.table
            keys = {
                key.name: f"{user_id}-{number}"[:32]
                for key in table.primary_key
                if isinstance(key.type, String)
            }
            numbers = {
                key.name: number + 1
                for key in table.primary_key
                if isinstance(key.type, BigInteger)
            }
            row = a_row(table, now, **keys, **numbers)
            if any(key.column.table is report_cases for key in table.foreign_keys):
                row["case_id"] = keys["id"]
                connection.execute(insert(report_cases).values(**a_row(report_cases, now, **keys)))
            if any(key.column.table is jobs for key in table.foreign_keys):
                of_another = a_row(
                    jobs, now, id=row["job_id"], user_id=CYD, state=JobState.DELIVERED
                )
                connection.execute(insert(jobs).values(**of_another))
            if table is jobs:
                row["state"] = JobState.DELIVERED
            connection.execute(insert(table).values(**row | {person.name: user_id}))

    await database.write(write)


async def named_in(database: Database, user_id: int) -> set[Column[Any]]:
    """The columns in which a person is named."""
    return await database.read(
        lambda connection: {
            one.column
            for one in PERSONAL
            if connection.execute(select(one.column.table).where(one.column == user_id)).first()
        }
    )


async def test_erasing_does_to_each_column_what_is_declared(
    members: Members, database: Database, clock: FakeClock
) -> None:
    await put_everywhere(database, ANN, clock.time())
    kept = {one.column for one in PERSONAL if one.erasure is Erasure.KEEPS}
    assert await named_in(database, ANN) == {one.column for one in PERSONAL}

    await members.erasures.begin(ANN, removes_pictures=False)
    await clock.advance(COUNTED_SECONDS + 1)
    await members.erasures.go_on()

    assert await named_in(database, ANN) == kept


def preferring(given: Given) -> Callable[[Preferences], Preferences]:
    return lambda now: replace(now, options=now.options.with_(given))


async def test_preferences_changed_at_the_same_time_are_all_kept(members: Members) -> None:
    book = members.preferences

    await asyncio.gather(
        book.change(ANN, preferring(MODEL.given("labs/quick"))),
        book.change(ANN, preferring(PRIVATE.given(value=True))),
        book.change(ANN, lambda now: replace(now, tells=(Tell.DIRECT,))),
    )

    assert await book.of(ANN) == Preferences(
        options=values_of(model="labs/quick", private=True), tells=(Tell.DIRECT,)
    )
    assert await book.of(BOB) == Preferences()


async def test_preferences_are_recorded_as_they_always_were(
    members: Members, database: Database
) -> None:
    usual = {"model": "labs/quick", "private": True}
    recorded = {"usual": usual, "tells": ["ping"]}
    of_tomorrow = {"usual": {**usual, "closeness": 3.5}}
    await database.write(lambda its: put_preferences(its, ANN, json.dumps(recorded), now=1.0))
    await database.write(lambda its: put_preferences(its, BOB, json.dumps(of_tomorrow), now=1.0))

    after = await members.preferences.change(ANN, preferring(MODEL.given(None)))

    assert after == Preferences(options=values_of(private=True), tells=(Tell.PING,))
    text = await database.read(lambda its: get_preferences(its, ANN))
    assert json.loads(text or "") == {"usual": {"private": True}, "tells": ["ping"]}
    assert (await members.preferences.of(BOB)).options == values_of(
        model="labs/quick", private=True
    )


async def test_the_same_pictures_are_ordered_away_once(
    removals: BulkRemovals, database: Database
) -> None:
    await draw(database, a_result(1), a_result(2), a_result(3, user_id=BOB))

    orders = await asyncio.gather(
        removals.begin(HERS, by=ANN),
        removals.begin(HERS, by=ANN),
        return_exceptions=True,
    )

    (order_id,) = [order for order in orders if isinstance(order, str)]
    assert any(isinstance(order, NothingToTidyError) for order in orders)
    await removed(database, 1)
    state = await removals.state_by(ANN, order_id)
    assert (state.done, state.total) == (1, 2)


async def test_an_erasure_of_many_requests_leaves_none_and_nobody_elses(
    members: Members, database: Database
) -> None:
    many = AT_ONCE + 3
    await draw(database, *(a_result(number) for number in range(1, many + 1)))
    await draw(database, a_result(many + 1, user_id=BOB))

    await members.erasures.begin(ANN, removes_pictures=False)
    await members.erasures.go_on()

    assert (await counted(database, ANN))["jobs"] == 0
    assert (await counted(database, BOB))["jobs"] == 1


async def test_a_request_is_erased_when_its_picture_is_gone_and_not_before(
    members: Members, database: Database
) -> None:
    await draw(database, a_result(1))
    await members.erasures.begin(ANN, removes_pictures=True)

    await members.erasures.go_on()
    assert await database.read(lambda connection: get_job(connection, f"{1:032x}")) is not None
    await removed(database, 1)
    await members.erasures.go_on()

    left = await counted(database, ANN)
    assert (left["jobs"], left["reports"]) == (0, 0)


async def test_what_a_moderator_ordered_away_is_not_forgotten_before(
    members: Members, database: Database
) -> None:
    await draw(database, a_result(1))
    ordered = OrderedRemoval(
        id="0" * 32,
        order_id="order",
        guild_id=SERVER,
        channel_id=CHANNEL,
        job_id=f"{1:032x}",
        user_id=ANN,
        ordered_by=BOB,
        opened_at=1.0,
    )
    await database.write(lambda connection: insert_case(connection, REMOVALS, ordered))

    await members.erasures.begin(ANN, removes_pictures=False)
    await members.erasures.go_on()
    assert (await counted(database, ANN))["jobs"] == 1
    await removed(database, 1)
    await members.erasures.go_on()

    assert (await counted(database, ANN))["jobs"] == 0


async def test_while_something_is_under_way_nothing_is_erased(
    members: Members, database: Database
) -> None:
    await draw(database, a_result(1), a_result(2, state=JobState.DRAWING))

    with pytest.raises(ErasureBusyError):
        await members.erasures.begin(ANN, removes_pictures=True)

    assert (await counted(database, ANN))["jobs"] == 2


async def test_reports_stay_for_moderators_without_who_and_why(
    members: Members, database: Database
) -> None:
    case = ReportCase(
        id="1" * 32,
        guild_id=SERVER,
        state=ReportState.OPEN,
        opened_at=1.0,
        job_id=f"{9:032x}",
        user_id=BOB,
    )
    report = Report(
        reporter_id=ANN, reported_at=1.0, reason="because", channel_id=CHANNEL, message_id=31
    )
    appeal = a_row(appeals, 1.0, id="2" * 32, user_id=ANN, words="my words")

    def write(connection: Connection) -> None:
        insert_case(connection, REPORT_CASES, case)
        insert_report(connection, case, report)
        connection.execute(insert(appeals).values(**appeal))

    await database.write(write)

    await members.erasures.begin(ANN, removes_pictures=False)
    await members.erasures.go_on()

    left = await counted(database, ANN)
    assert (left["reports"], left["appeals"]) == (0, 0)
    (kept,) = (await exported(members, NOBODY))["reports"]
    assert (kept["case_id"], kept["reason"]) == (case.id, "")


async def test_reporters_read_what_they_led_to_and_not_what_others_were_told(
    members: Members, database: Database
) -> None:
    case = ReportCase(
        id="1" * 32,
        guild_id=SERVER,
        state=ReportState.WARNED,
        opened_at=1.0,
        job_id=f"{9:032x}",
        user_id=BOB,
        warning="Not here.",
        decided_by=CYD,
        decided_at=2.0,
        notice_channel_id=31,
        notice_message_id=32,
    )
    report = Report(
        reporter_id=ANN, reported_at=1.0, reason="because", channel_id=CHANNEL, message_id=77
    )

    def write(connection: Connection) -> None:
        insert_case(connection, REPORT_CASES, case)
        insert_report(connection, case, report)

    await database.write(write)

    file = await exported(members, ANN)

    assert [(one["reason"], one["link"]) for one in file["reports"]] == [
        ("because", f"https://discord.com/channels/{SERVER}/{CHANNEL}/77")
    ]
    (its_case,) = file["report_cases"]
    assert its_case == {
        "id": case.id,
        "guild_id": str(SERVER),
        "state": "warned",
        "opened_at": "1970-01-01T00:00:01+00:00",
        "decided_at": "1970-01-01T00:00:02+00:00",
        "job_id": case.job_id,
        "user_id": str(BOB),
        "is_urgent": False,
    }


async def test_charges_lose_their_person_a_day_after_their_request(
    members: Members, database: Database, clock: FakeClock
) -> None:
    charges = [
        ChargeRow(
            job_id=f"{number:032x}",
            guild_id=SERVER,
            channel_id=CHANNEL,
            user_id=ANN,
            charged_at=clock.time() - age_seconds,
            images=1,
            price_micros=3_000,
        )
        for number, age_seconds in ((1, 0.0), (2, COUNTED_SECONDS + 1), (3, COUNTED_SECONDS + 1))
    ]
    # The third one's request is still on record.
    await draw(database, a_result(3))
    for charge in charges:
        await database.write(partial(insert_charge, charge=charge))

    await members.erasures.go_on()

    assert (await counted(database, ANN))["charges"] == 2
    assert (await counted(database, NOBODY))["charges"] == 1


async def test_words_go_from_moderators_logs_and_nothing_else(
    members: Members, database: Database, clock: FakeClock
) -> None:
    audit_log = AuditLog(database=database, clock=clock)
    facts = {"prompt": "my “words” 100%", "model": "FLUX"}
    for user_id in (ANN, BOB):
        await audit_log.add(
            AuditEvent(guild_id=SERVER, kind=EventKind.REFUSED, user_id=user_id, facts=facts)
        )

    await members.erasures.begin(ANN, removes_pictures=False)
    await members.erasures.go_on()

    found = await audit_log.find(EventQuery(guild_id=SERVER), limit=10)
    assert {event.user_id: event.facts for event in found} == {ANN: {"model": "FLUX"}, BOB: facts}


async def test_the_file_can_be_read_by_its_person(members: Members, database: Database) -> None:
    snowflake = 1_234_567_890_123_456_789
    drawn = replace(
        a_result(1),
        created_at=1_780_000_000.25,
        channel_id=snowflake,
        message_id=snowflake + 1,
        failure=json.dumps({"words_id": "failure-flagged", "facts": {}}),
        request=json.dumps({"prompt": "a paper boat", "parent": {"message_id": snowflake}}),
    )
    await draw(database, drawn)

    (job,) = (await exported(members, ANN))["jobs"]

    assert job["created_at"] == "2026-05-28T20:26:40+00:00"
    assert job["channel_id"] == str(snowflake)
    assert job["link"] == f"https://discord.com/channels/{SERVER}/{snowflake}/{snowflake + 1}"
    assert job["read"] == WORDS.say("failure-flagged")
    assert job["request"]["parent"]["message_id"] == str(snowflake)
    assert "reply" not in job


async def test_what_easel_notes_for_itself_is_nobodys_report(
    members: Members, removals: BulkRemovals, database: Database
) -> None:
    await draw(database, a_result(1), a_result(2))
    await removals.begin(HERS, by=ANN)

    assert (await counted(database, ANN))["reports"] == 0
    assert (await exported(members, ANN))["reports"] == []


@pytest.mark.parametrize("state", [JobState.FAILED, JobState.CANCELED, JobState.DELIVERED])
async def test_every_message_goes_with_the_pictures(
    members: Members, removals: BulkRemovals, database: Database, state: JobState
) -> None:
    await draw(database, replace(a_result(1, state=state), result=None))

    order_id = await members.erasures.begin(ANN, removes_pictures=True)
    ordered = await removals.state_by(ANN, order_id)

    assert (ordered.done, ordered.total) == (0, 1)
    assert not await members.erasures.is_over(ANN, order_id)
    await removed(database, 1)
    await members.erasures.go_on()
    assert await members.erasures.is_over(ANN, order_id)


async def test_a_file_that_is_too_large_is_packed(members: Members, database: Database) -> None:
    await draw(database, *(a_result(number) for number in range(1, 50)))

    plain = await members.records.export(ANN, WORDS, "en", most_bytes=1_000_000)
    packed = await members.records.export(ANN, WORDS, "en", most_bytes=2_000)

    assert plain.filename == "easel.json"
    assert len(json.loads(plain.content)["jobs"]) == 49
    assert b"secret" not in plain.content
    assert packed.filename == "easel.json.gz"
    assert len(packed.content) < len(plain.content) / 5


async def test_two_may_note_the_first_request_of_a_thread_at_once(
    database: Database, clock: FakeClock
) -> None:
    audit_log = AuditLog(database=database, clock=clock)
    asked = AuditEvent(
        guild_id=SERVER,
        kind=EventKind.ASKED,
        user_id=ANN,
        channel_id=77,
        facts={"parent": str(CHANNEL)},
    )

    has_noted = threading.Event()

    def note_first(connection: Connection) -> None:
        audit_log.note(connection, asked)
        has_noted.set()
        # The other one waits for this transaction by then, which nothing tells.
        time.sleep(0.3)

    first = asyncio.create_task(database.write(note_first))
    await asyncio.to_thread(has_noted.wait, 5)
    await database.prompt.write(lambda connection: audit_log.note(connection, asked))
    await first

    found = await audit_log.find(EventQuery(guild_id=SERVER, channel_id=CHANNEL), limit=10)
    assert len(found) == 2
