"""Statements that a grown database would make slow are found in a small one, by their plans."""

import ast
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, create_engine, event

from benchmarks.statements import Operation, fill, name_of, operations
from bot.db.personal import PersonalColumn
from bot.db.tables import metadata
from tests.servers.postgres import PostgresServer

STATEMENTS = ("bot/db/*.py", "bot/jobs/*.py", "cogs/*/*.py")
"""Where functions take a connection."""
NOT_MEASURED = {
    # One row, and none of people.
    "take_turn",
    # Few rows for each server, or for all of them together.
    "insert_entries",
    "update_entries",
    "delete_entries",
    "put_versioned",
    "put_settings",
    "put_rules",
    "delete_rules",
    "put_named_words",
    "forget_named_words",
    "read_decisions",
    "put_decision",
    "delete_decision",
    "read_maintenance",
    "put_maintenance",
    "delete_maintenance",
    "add_refusal",
    "forget_refusals",
    "put_block",
    "delete_block",
    "insert_outage",
    "claim_try",
    "delete_outage",
    "insert_notice",
    "delete_notices",
    "take_pack_step",
    # What they add up is measured: these put it into words.
    "limits_explained",
    "budget_explained",
    # By their primary keys, as others that are measured.
    "insert_batch",
    "requests_of",
    "claim_batch",
    "mark_begun",
    "mark_refused",
    "delete_batch",
    "get_draft",
    "put_preferences",
    "forget_preferences",
    "forget_jobs",
    "starred_by",
    # Made of others that are measured.
    "count_copied",
    "order_removal",
    "read_effective",
    "read_requester_rules",
    # Everything of one person, once they ask for it.
    "everything_of",
    "finished_jobs_of",
    "results_of",
    # Of the engine, and of the tables' making.
    "examine",
    "migrate",
    "run_batch",
    "say",
    "tell_changed",
    "driver_connection",
}
GROWING = {"charges", "events", "favourites", "jobs", "pictures", "predictions", "stars"}
FROM_FEW = {"find_events", "last_asked_at", "pictures_of_guild", "unfinished_jobs"}
"""Joins that begin with a few rows of a condition that PostgreSQL has figures about."""
MOST = 1 / 3
"""Of a table: reading as much of it by an index is no better than reading it from end to end."""
BY_INDEX = {"Index Scan", "Index Only Scan", "Bitmap Heap Scan"}
_SCAN = re.compile(
    rf"SCAN ({'|'.join(sorted(GROWING))})\b(?! USING (COVERING )?INDEX .*LIMIT)", re.DOTALL
)
"""The first rows in an index's order are not all of it."""


def functions_of_the_store() -> set[str]:
    """The functions that take a connection."""
    found = set[str]()
    for path in (path for places in STATEMENTS for path in sorted(Path().glob(places))):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                first = node.args.args[:1]
                if first and first[0].arg == "connection":
                    found.add(node.name)
    return found


def all_operations() -> dict[str, list[Operation]]:
    found: dict[str, list[Operation]] = {}
    for its in operations(300).values():
        for operation in its:
            found.setdefault(name_of(operation), []).append(operation)
    return found


OPERATIONS = all_operations()


def test_everything_that_the_store_can_do_is_measured_or_named() -> None:
    its_own = OPERATIONS.keys() - {PersonalColumn.erase_rows.__name__}  # a method, not a function
    assert functions_of_the_store() == NOT_MEASURED | its_own
    assert not NOT_MEASURED & OPERATIONS.keys()


@pytest.fixture(scope="module")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    path = tmp_path_factory.mktemp("plans") / "small.db"
    with filled(f"sqlite:///{path}") as engine:
        yield engine


@pytest.fixture(scope="module")
def server(postgres: PostgresServer) -> Iterator[Engine]:
    with filled(postgres.create_database().replace(":", "+psycopg:", 1)) as engine:
        with engine.begin() as connection:
            connection.exec_driver_sql("ANALYZE")
        yield engine


@contextmanager
def filled(url: str) -> Iterator[Engine]:
    engine = create_engine(url)
    metadata.create_all(engine)
    with engine.begin() as connection:
        fill(connection, 300)
    yield engine
    engine.dispose()


def statements_of(connection: Connection, operation: Operation) -> list[tuple[str, Any]]:
    """Each statement that an operation runs, with values for it."""
    found: list[tuple[str, Any]] = []

    def note(_: object, __: object, statement: str, parameters: Any, *___: object) -> None:  # noqa: ANN401
        found.append((statement, parameters[0] if isinstance(parameters, list) else parameters))

    event.listen(connection, "before_cursor_execute", note)
    operation(connection)
    event.remove(connection, "before_cursor_execute", note)
    return found


def plans(connection: Connection, operation: Operation) -> list[str]:
    """How SQLite would go about each statement of an operation, without knowing any figures."""
    lines: list[str] = []
    for statement, values in statements_of(connection, operation):
        asked = connection.connection.cursor()
        asked.execute(f"EXPLAIN QUERY PLAN {statement}", values)
        lines += [f"{row[3]}: {statement}" for row in asked.fetchall()]
    return lines


def read_whole(connection: Connection, operation: Operation, *, avoiding: str = "") -> list[str]:
    """What PostgreSQL would read (nearly) all of for an operation, where an index could help.

    A table of 300 rows is read at once: it is told to avoid that, and what else is named.
    """
    statements = statements_of(connection, operation)
    connection.rollback()
    for setting in ("enable_seqscan", *avoiding.split()):
        connection.exec_driver_sql(f"SET LOCAL {setting} = off")
    found: list[str] = []
    for statement, values in statements:
        asked = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", values)
        found += [
            f"{node['Node Type']} of {node['Relation Name']}: {statement}"
            for node in nodes_without_limit(asked.scalar_one()[0]["Plan"])
            if node.get("Relation Name") in GROWING and is_most(connection, node)
        ]
    return found


def nodes_without_limit(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The steps of a plan, but for those that end with the first rows of an index's order."""
    yield node
    inner = node
    while inner["Node Type"] in {"Limit", "LockRows", "Nested Loop", "Incremental Sort"}:
        inner = inner["Plans"][0]
    is_limited = node["Node Type"] == "Limit" and inner["Node Type"] in BY_INDEX
    for part in node.get("Plans", []):
        yield from (one for one in nodes_without_limit(part) if not (is_limited and one is inner))


def is_most(connection: Connection, node: Mapping[str, Any]) -> bool:
    """Tell whether a step looks through most of its table."""
    if node["Node Type"] in {"ModifyTable", "LockRows"}:
        return False
    count = connection.exec_driver_sql(f"SELECT count(*) FROM {node['Relation Name']}")
    is_by_index = node.keys() & {"Index Cond", "Recheck Cond"}
    return not is_by_index or node["Plan Rows"] > count.scalar_one() * MOST


@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_no_growing_table_is_read_from_end_to_end(sqlite: Engine, name: str) -> None:
    with sqlite.connect() as connection:
        lines = [line for its in OPERATIONS[name] for line in plans(connection, its)]
        connection.rollback()

    assert lines or name.startswith(("insert_", "put_"))
    assert [line for line in lines if _SCAN.match(line)] == []


def test_a_table_that_is_read_from_end_to_end_would_be_found(sqlite: Engine) -> None:
    with sqlite.connect() as connection:
        lines = plans(
            connection,
            lambda its: its.exec_driver_sql("SELECT id FROM events WHERE facts LIKE '%x%'"),
        )

    assert any(_SCAN.match(line) for line in lines)


@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_nor_is_one_by_postgresql(server: Engine, name: str) -> None:
    with server.connect() as connection:
        for operation in OPERATIONS[name]:
            assert read_whole(connection, operation) == []


@pytest.mark.parametrize("name", sorted(OPERATIONS.keys() - FROM_FEW))
def test_no_join_may_lead_postgresql_to_it(server: Engine, name: str) -> None:
    # Which way a join goes depends on figures, and those of a grown database are others.
    with server.connect() as connection:
        for operation in OPERATIONS[name]:
            assert read_whole(connection, operation, avoiding="enable_nestloop") == []


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT id FROM events WHERE facts LIKE '%%x%%'",
        "SELECT id FROM events WHERE facts LIKE '%%x%%' ORDER BY facts LIMIT 5",
        "SELECT count(*) FROM jobs WHERE state = 'delivered'",
        "SELECT state FROM favourites f JOIN jobs ON jobs.id = f.job_id WHERE f.user_id = 1",
    ],
)
def test_what_postgresql_would_read_whole_is_found(server: Engine, statement: str) -> None:
    with server.connect() as connection:
        found = read_whole(
            connection,
            lambda its: its.exec_driver_sql(statement),
            avoiding="enable_nestloop",
        )

    assert found


def test_the_first_rows_of_an_order_are_not_all(server: Engine) -> None:
    newest = "SELECT id FROM jobs ORDER BY created_at DESC LIMIT 5"
    with server.connect() as connection:
        assert read_whole(connection, lambda its: its.exec_driver_sql(newest)) == []
