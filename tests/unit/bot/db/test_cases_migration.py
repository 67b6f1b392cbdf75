"""What was kept in one table of reports is in tables of its own, on both databases."""

import shutil
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Table, select, text

from bot.db import postgres as postgres_module
from bot.db import sqlite as sqlite_module
from bot.db.database import Database
from bot.db.jobs import insert_job
from bot.db.migrate import HEAD, MIGRATIONS_DIR, migrate
from bot.db.tables import (
    appeals,
    erasures,
    removals,
    report_cases,
    reports,
    reviews,
)
from tests.servers.postgres import PostgresServer
from tests.unit.bot.db.rows import a_job
from tests.unit.bot.db.structure import revision, structure

ANN, BOB, CYD, MIRA, GUILD, CHANNEL = 101, 102, 103, 901, 5, 6
DRAWN, WARNED_OF, LET_THROUGH = (f"{number:032x}" for number in (1, 2, 3))
ERASURE = f"erase-{'e' * 32}"
EMPTY: Mapping[str, object] = dict.fromkeys(
    (
        "user_id",
        "job_id",
        "channel_id",
        "message_id",
        "notice_channel_id",
        "notice_message_id",
        "decided_by",
        "decided_at",
    )
)


def before(kind: str, state: str, at: float, by: int, **values: object) -> dict[str, object]:
    """A row of the table that held all of them."""
    its = {"guild_id": GUILD, "kind": kind, "state": state, "reported_at": at, "reporter_id": by}
    return {**EMPTY, **its, **values}


REPORTED: Mapping[str, object] = {"user_id": ANN, "channel_id": CHANNEL, "message_id": 77}
SHOWN: Mapping[str, object] = {"notice_channel_id": 21, "notice_message_id": 22}
ORDERED: Mapping[str, object] = {
    "user_id": ANN,
    "channel_id": CHANNEL,
    "text": "order",
    "decided_by": MIRA,
}
BEFORE = {
    # Two open reports of a picture, and one that was dismissed before.
    "p1": before("picture", "open", 300.0, BOB, job_id=DRAWN, text="rude", **REPORTED, **SHOWN),
    "p2": before("picture", "open", 310.0, CYD, job_id=DRAWN, text="", **REPORTED, **SHOWN),
    "p3": before("picture", "dismissed", 100.0, 104, job_id=DRAWN, text="x", **REPORTED)
    | {"notice_channel_id": 21, "notice_message_id": 20, "decided_by": MIRA, "decided_at": 150.0},
    # A warning that nobody has sent yet.
    "p4": before("picture", "warning", 400.0, BOB, job_id=WARNED_OF, text="y", **REPORTED)
    | {"decided_by": MIRA, "decided_at": 450.0},
    # An appeal that moderators were not shown, and one that let a job through.
    "a1": before("appeal", "open", 500.0, ANN, channel_id=CHANNEL, text="words"),
    "a2": before("appeal", "accepted", 510.0, BOB, channel_id=CHANNEL, text="others", **SHOWN)
    | {"job_id": LET_THROUGH, "decided_by": MIRA, "decided_at": 520.0},
    # An order of three pictures: not begun, begun, over.
    "s1": before("sweep", "removing", 600.0, MIRA, job_id=DRAWN, decided_at=0.0, **ORDERED),
    "s2": before("sweep", "removing", 600.0, MIRA, job_id=WARNED_OF, decided_at=610.0, **ORDERED)
    | {"guild_id": 0},
    "s3": before("sweep", "out-of-reach", 600.0, MIRA, job_id=LET_THROUGH, **ORDERED),
    # Somebody who is being erased.
    "e1": before("sweep", "removed", 700.0, CYD, guild_id=0, text=ERASURE),
}


@pytest.fixture(params=["sqlite", "postgres"])
async def url(
    request: pytest.FixtureRequest,
    postgres: PostgresServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> str:
    """A database of the version before, with rows of every kind."""
    url = "" if request.param == "sqlite" else postgres.create_database()
    directory = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS_DIR, directory, ignore=shutil.ignore_patterns("__pycache__"))
    for newer in sorted((directory / "versions").glob("*.py")):
        if newer.name >= "0008":
            newer.unlink()
    with monkeypatch.context() as patch:
        for module in (sqlite_module, postgres_module):
            patch.setattr(module, "migrate", partial(migrate, migrations_dir=directory))
        async with Database.open(url, data_dir=tmp_path) as database:
            await database.write(put_rows)
    return url


def put_rows(connection: Connection) -> None:
    for number in (1, 2, 3):
        insert_job(connection, a_job(number))
    for row_id, row in BEFORE.items():
        names = ("id", *row)
        values = ", ".join(f":{name}" for name in names)
        statement = f"INSERT INTO reports ({', '.join(names)}) VALUES ({values})"
        connection.execute(text(statement), {"id": row_id, **row})
    for event_id, happened_at, kind, facts in (
        ("w1", 440.0, "warned", '{"text": "Not here."}'),
        ("w2", 460.0, "warned", '{"problem": "no-direct-messages"}'),
        ("w3", 470.0, "removed", '{"text": "of another kind"}'),
    ):
        connection.execute(
            text("INSERT INTO events VALUES (:id, 5, :at, :kind, 901, 101, 6, :job_id, :facts)"),
            {"id": event_id, "at": happened_at, "kind": kind, "job_id": WARNED_OF, "facts": facts},
        )
    connection.execute(
        text(
            "INSERT INTO reviews (job_id, guild_id, state, why, asked_at, expires_at, channel_id,"
            " message_id, decided_by, decided_at) VALUES"
            " (:one, 5, 'approving', 'rules', 800.0, 900.0, 31, 32, 901, 810.0),"
            " (:two, 5, 'waiting', 'filter', 801.0, 901.0, 31, 33, NULL, NULL)"
        ),
        {"one": DRAWN, "two": WARNED_OF},
    )


async def rows_of(database: Database, table: Table) -> list[Mapping[str, Any]]:
    """All rows, without what is empty."""

    def read(connection: Connection) -> list[Mapping[str, Any]]:
        found = connection.execute(select(table).order_by(*table.primary_key)).mappings()
        return [
            {name: value for name, value in row.items() if value is not None and value is not False}
            for row in found
        ]

    return await database.read(read)


async def test_reports_that_were_decided_together_are_one_case(url: str, tmp_path: Path) -> None:
    async with Database.open(url, data_dir=tmp_path) as database:
        assert await database.read(revision) == HEAD
        cases = await rows_of(database, report_cases)
        kept = await rows_of(database, reports)

    of_drawn = {"guild_id": GUILD, "job_id": DRAWN, "user_id": ANN, "notice_channel_id": 21}
    assert cases == [
        {**of_drawn, "id": "p1", "state": "open", "opened_at": 300.0, "notice_message_id": 22},
        {
            **of_drawn,
            "id": "p3",
            "state": "dismissed",
            "opened_at": 100.0,
            "notice_message_id": 20,
            "decided_by": MIRA,
            "decided_at": 150.0,
        },
        {
            "id": "p4",
            "guild_id": GUILD,
            "job_id": WARNED_OF,
            "user_id": ANN,
            "state": "warning",
            "opened_at": 400.0,
            "decided_by": MIRA,
            "decided_at": 450.0,
            "leased_until": 510.0,
            "warning": "Not here.",
        },
    ]
    assert [(row["id"], row["case_id"], row["reporter_id"], row["reason"]) for row in kept] == [
        ("p1", "p1", BOB, "rude"),
        ("p2", "p1", CYD, ""),
        ("p3", "p3", 104, "x"),
        ("p4", "p4", BOB, "y"),
    ]
    assert kept[0] == {
        "id": "p1",
        "case_id": "p1",
        "guild_id": GUILD,
        "channel_id": CHANNEL,
        "message_id": 77,
        "job_id": DRAWN,
        "reporter_id": BOB,
        "reported_at": 300.0,
        "reason": "rude",
    }


async def test_appeals_removals_and_erasures_go_on_where_they_were(
    url: str, tmp_path: Path
) -> None:
    async with Database.open(url, data_dir=tmp_path) as database:
        appealed = await rows_of(database, appeals)
        removed = await rows_of(database, removals)
        erased = await rows_of(database, erasures)

    of_guild = {"guild_id": GUILD, "channel_id": CHANNEL}
    assert appealed == [
        {
            **of_guild,
            "id": "a1",
            "state": "open",
            "opened_at": 500.0,
            "leased_until": 560.0,
            "user_id": ANN,
            "words": "words",
        },
        {
            **of_guild,
            "id": "a2",
            "state": "accepted",
            "opened_at": 510.0,
            "user_id": BOB,
            "words": "others",
            "job_id": LET_THROUGH,
            "notice_channel_id": 21,
            "notice_message_id": 22,
            "decided_by": MIRA,
            "decided_at": 520.0,
        },
    ]
    of_order = {"order_id": "order", "user_id": ANN, "ordered_by": MIRA, "opened_at": 600.0}
    assert removed == [
        {**of_order, **of_guild, "id": "s1", "job_id": DRAWN, "state": "removing"},
        {
            **of_order,
            "id": "s2",
            "guild_id": 0,
            "channel_id": CHANNEL,
            "job_id": WARNED_OF,
            "state": "removing",
            "leased_until": 670.0,
        },
        {**of_order, **of_guild, "id": "s3", "job_id": LET_THROUGH, "state": "out-of-reach"},
    ]
    assert erased == [{"id": ERASURE, "user_id": CYD, "ordered_at": 700.0}]


async def test_reviews_keep_their_message_and_who_sees_to_them(url: str, tmp_path: Path) -> None:
    async with Database.open(url, data_dir=tmp_path) as database:
        decided, waiting = await rows_of(database, reviews)
        tables = await database.read(structure)

    assert decided == {
        "job_id": DRAWN,
        "guild_id": GUILD,
        "state": "approving",
        "why": "rules",
        "opened_at": 800.0,
        "expires_at": 900.0,
        "notice_channel_id": 31,
        "notice_message_id": 32,
        "decided_by": MIRA,
        "decided_at": 810.0,
        "leased_until": 930.0,
    }
    assert (waiting["state"], waiting["notice_message_id"]) == ("waiting", 33)
    assert "leased_until" not in waiting
    assert "reports_before" not in tables
