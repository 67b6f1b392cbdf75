"""``python -m bot job``: what is on record, read beside an Easel that runs."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert

from bot.db.charges import ChargeRow, insert_charge
from bot.db.database import Database
from bot.db.location import locate
from bot.db.reading import reading
from bot.db.tables import events, report_cases, reports, reviews
from bot.errors import CanceledError, Fact, FlaggedError, StartError
from bot.imagine.job import Job, JobState
from bot.imagine.result import ResultInfo
from bot.jobs.gate import Admission
from bot.jobs.ledger import JobLedger
from bot.locales import Words
from bot.log import rfc3339
from bot.lookup import Lookup, NothingFoundError
from tests.fakes.clock import FakeClock
from tests.fakes.requests import a_reply, a_request

WORDS = Words.load().plain
PERSON = 1180000000000000001
TOKEN = "aW50ZXJhY3Rpb246c2VjcmV0"
INFO = ResultInfo(
    got=1, asked=1, seconds=8.25, seeds=(7,), prediction_seconds=(6.5,), polls=4, size=(64, 64)
)
Tell = Callable[..., Awaitable[list[str]]]


def say(words_id: str, **facts: Fact) -> str:
    return WORDS.say(f"terminal-job-{words_id}", **facts)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def ledger(database: Database, clock: FakeClock) -> JobLedger:
    return JobLedger(database=database, clock=clock)


@pytest.fixture
def tell(url: str, data_dir: Path, clock: FakeClock) -> Tell:
    def lines(typed: str, *, limit: int = 20, page: int = 1) -> list[str]:
        with reading(locate(url, data_dir=data_dir)) as connection:
            lookup = Lookup(connection=connection, words=WORDS, clock=clock, limit=limit, page=page)
            return list(lookup.lines(typed))

    async def told(typed: str, **numbers: int) -> list[str]:
        # A command of its own in a process of its own: not on the loop.
        return await asyncio.to_thread(partial(lines, typed, **numbers))

    return told


async def asked(ledger: JobLedger, prompt: str = "a paper boat") -> Job:
    def charged(connection: Connection, job: Job) -> None:
        insert_charge(
            connection,
            ChargeRow(
                job_id=job.id,
                guild_id=12,
                channel_id=11,
                user_id=PERSON,
                charged_at=job.created_at,
                images=1,
                price_micros=3_000,
            ),
        )

    reply = replace(a_reply(PERSON, message_id=777), token=TOKEN)
    request = a_request(prompt=prompt)
    return await ledger.add(request, reply, Admission(admit=charged))


async def drawn(ledger: JobLedger, clock: FakeClock, *, moved_to: int | None = None) -> Job:
    job = await asked(ledger)
    await ledger.acknowledged(job, 777)
    await clock.advance(0.5)
    await ledger.posting(job.id, 0)
    await clock.advance(0.25)
    await ledger.started(job.id, 0, "x1y2z3")
    await clock.advance(7.5)
    await ledger.delivering(job.id, INFO)
    await ledger.closed(job.id, JobState.DELIVERED, moved_to)
    return job


async def test_a_request_is_told_from_its_first_second_to_what_is_kept(
    ledger: JobLedger, clock: FakeClock, database: Database, tell: Tell
) -> None:
    job = await drawn(ledger, clock, moved_to=888)
    began = job.created_at
    at = began + 60

    def decide(connection: Connection) -> None:
        put = connection.execute
        case = {"guild_id": 12, "opened_at": at, "decided_by": 5, "decided_at": at + 1}
        put(
            insert(reviews).values(
                job_id=job.id, state="approved", why="rules", expires_at=at, reason="fine", **case
            )
        )
        put(
            insert(report_cases).values(
                id="c" * 32, state="dismissed", job_id=job.id, user_id=PERSON, **case
            )
        )
        put(
            insert(reports).values(
                id="d" * 32,
                case_id="c" * 32,
                guild_id=12,
                channel_id=11,
                message_id=888,
                job_id=job.id,
                reporter_id=6,
                reported_at=at,
                reason="ugly\nand more",
                category="other",
            )
        )
        put(
            insert(events).values(
                id="e" * 32,
                guild_id=12,
                happened_at=at + 2,
                kind="filter_logged",
                user_id=PERSON,
                job_id=job.id,
                facts='{"entry": "boat"}',
            )
        )

    await database.write(decide)
    lines = await tell(f"https://discord.com/channels/12/11/{888}")
    told = [line.strip() for line in lines]

    assert told == await tell_stripped(tell, job.id)
    assert told == await tell_stripped(tell, job.id[:8])
    assert told == await tell_stripped(tell, "x1y2z3")
    assert told[0] == say("title", id=job.id, state="delivered")
    assert say("prompt", prompt="a paper boat") in told
    assert say("place", person=str(PERSON), server="12", channel="11") in told
    assert say("reply", link="https://discord.com/channels/12/11/888") in told
    delivered = say(
        "delivered", got="1", asked="1", seconds="8.2", took="6.5", polls="4", seeds="7"
    )
    assert [line for line in told if line.startswith("20")] == [
        f"{rfc3339(began)}  {say('accepted')}",
        f"{rfc3339(began + 0.5)}  {say('posted', number='1', seconds='0.5')}",
        f"{rfc3339(began + 0.75)}  {say('started', number='1', id='x1y2z3')}",
        f"{rfc3339(began + 8.25)}  {delivered}",
        f"{rfc3339(at)}  {say('review', why='rules')}",
        f"{rfc3339(at)}  "
        + say("reported", person="6", category="other", reason=r"ugly\nand more"),
        f"{rfc3339(at + 1)}  {say('reviewed', state='approved', person='5', reason='fine')}",
        f"{rfc3339(at + 1)}  {say('report-decided', state='dismissed', person='5')}",
        f"{rfc3339(at + 2)}  "
        + say("logged", kind="filter logged", person="Easel", facts="entry boat"),
    ]
    assert say("moved", id="777") in told
    assert say("charge-paid", price="$0.003", images=1) in told
    assert say("kept", fingerprints=0, stars=0, favourites=0) in told
    assert TOKEN not in "\n".join(lines)


async def tell_stripped(tell: Tell, typed: str) -> list[str]:
    return [line.strip() for line in await tell(typed)]


async def test_what_has_no_picture_says_why_and_what_it_cost(
    ledger: JobLedger, clock: FakeClock, tell: Tell
) -> None:
    failed, canceled, killed = [await asked(ledger, text) for text in ("one", "two", "three")]
    await ledger.delivering(failed.id, FlaggedError("x").failure)
    await ledger.closed(failed.id, JobState.FAILED, None)
    await ledger.cancel_requested(canceled.id, 9)
    await ledger.delivering(canceled.id, CanceledError(canceler="<@9>").failure)
    await ledger.closed(canceled.id, JobState.CANCELED, None)
    await ledger.posting(killed.id, 0)
    await clock.advance(30.0)

    assert "(failure-flagged)" in "\n".join(await tell(failed.id))
    assert say("charge-free") in "\n".join(await tell(failed.id))
    assert "canceled: Cancelled by <@9>" in "\n".join(await tell(canceled.id))
    told = await tell_stripped(tell, killed.id)
    assert say("now-drawing", seconds="30") in told
    assert say("now-unknown") in told
    assert say("charge-open", price="$0.003", images=1) in told


async def test_a_persons_requests_are_listed_newest_first_the_refused_among_them(
    ledger: JobLedger, clock: FakeClock, database: Database, tell: Tell
) -> None:
    ids: list[str] = []
    for number in range(3):
        ids.append((await asked(ledger, f"boat {number}\n\x1b[2J")).id)
        await clock.advance(10.0)
    refused = {"kind": "refused", "guild_id": 12, "user_id": PERSON, "happened_at": clock.time()}
    facts = '{"reason": "refusal-filter", "prompt": "a bad boat"}'
    event = insert(events).values(id="e" * 32, facts=facts, **refused)

    def log(connection: Connection) -> None:
        connection.execute(event)

    await database.write(log)
    first, second = await tell(f"<@{PERSON}>", limit=3), await tell(str(PERSON), limit=3, page=2)

    assert "filter" in first[0]
    assert first[0].endswith("a bad boat")
    assert [line.split()[2] for line in first[1:3]] == [ids[2], ids[1]]
    assert first[1].endswith(r"boat 2\n\x1b[2J")
    assert first[3:] == [say("more", page="2")]
    assert [line.split()[2] for line in second] == [ids[0]]


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("typed", "words_id", "facts"),
    [
        ("deadbeef", "no-job", {"id": "deadbeef"}),
        ("d" * 32, "no-job", {"id": "d" * 32}),
        ("x9y9z9", "no-job", {"id": "x9y9z9"}),
        ("https://discord.com/channels/1/2/3", "no-message", {"id": "3"}),
        ("<https://ptb.discord.com/channels/@me/2/3>", "no-message", {"id": "3"}),
        ("https://example.com/channels/1/2/3", "unreadable", None),
        ("https://discord.com/channels/1/2", "unreadable", None),
        (str(PERSON), "no-person", {"id": str(PERSON)}),
        ("9" * 20, "no-person", {"id": "9" * 20}),
        ("a fox\x1b[2J", "unreadable", {"typed": r"a fox\x1b[2J"}),
        ("", "unreadable", {"typed": ""}),
    ],
)
async def test_what_leads_to_nothing_is_said(
    tell: Tell, typed: str, words_id: str, facts: dict[str, Fact] | None
) -> None:
    with pytest.raises(NothingFoundError) as caught:
        await tell(typed)

    assert str(caught.value) == say(words_id, **(facts or {"typed": typed}))


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    place = locate("", data_dir=tmp_path)
    with pytest.raises(StartError, match="there is no database"), reading(place):
        pass

    assert list(tmp_path.iterdir()) == []


def test_a_file_of_another_program_is_named(tmp_path: Path) -> None:
    place = locate("", data_dir=tmp_path)
    (tmp_path / "easel.db").write_bytes(b"no database at all, but long enough to be read" * 30)
    with pytest.raises(StartError, match="cannot read"), reading(place):
        pass
    (tmp_path / "easel.db").unlink()
    with sqlite3.connect(tmp_path / "easel.db") as other:
        other.execute("CREATE TABLE songs (name TEXT)")
    other.close()
    with pytest.raises(StartError, match="another program"), reading(place):
        pass
