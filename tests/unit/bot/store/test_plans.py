"""Statements that a grown database would make slow are found in a small one, by their plans."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, create_engine, event

from benchmarks.statements import Operation, fill, name_of, operations
from bot.store.tables import metadata

STORE = Path("bot/store")
SMALL = {
    # Few rows for each server, or for all of them together.
    "filter_entries": {
        "insert_filter_entries",
        "update_filter_entries",
        "delete_filter_entries",
    },
    "servers": {"put_server_settings", "put_place_rules", "forget_place"},
    "styles": {"put_style", "forget_style"},
    "blocks": {"put_block", "delete_block"},
    "outages": {"insert_outage", "claim_try", "delete_outage", "insert_notice", "delete_notices"},
    # By their primary keys, as others that are measured.
    "runs": {"insert_run", "requests_of", "renew_run", "mark_begun", "mark_refused", "forget_run"},
    "appeals": {"get_appeal", "renew_appeal", "note_appeal_notice", "decide_appeal"},
    "drafts": {"get_draft"},
    "preferences": {"put_preferences", "forget_preferences"},
    "reviews": {"renew_review"},
    "jobs": {"forget_jobs"},
    # Everything of one person, once they ask for it.
    "privacy": {"everything_of", "finished_jobs_of"},
    # Of the engine, and of the tables' making.
    "migrate": {"examine", "migrate"},
    "operation": {"run_batch"},
    "postgres_notices": {"say"},
    "sqlite": {"driver_connection"},
}
"""What is not measured, by its module, with the reason above it."""
GROWING = {"charges", "events", "favourites", "jobs", "pictures", "predictions", "stars"}
READS_ALL_OF_A_SERVER = {"count_starred", "find_starred", "starred_channels"}
"""A gallery is looked through whole: its results are ordered by their stars."""
_SCAN = re.compile(
    rf"SCAN ({'|'.join(sorted(GROWING))})\b(?! USING (COVERING )?INDEX .*LIMIT)", re.DOTALL
)
"""The first rows in an index's order are not all of it."""


def functions_of_the_store() -> dict[str, set[str]]:
    """The functions that take a connection, by their modules."""
    found: dict[str, set[str]] = {}
    for path in STORE.glob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                first = node.args.args[:1]
                if first and first[0].arg == "connection":
                    found.setdefault(path.stem, set()).add(node.name)
    return found


def all_operations() -> dict[str, list[Operation]]:
    found: dict[str, list[Operation]] = {}
    for its in operations(300).values():
        for operation in its:
            found.setdefault(name_of(operation), []).append(operation)
    return found


OPERATIONS = all_operations()


def test_everything_that_the_store_can_do_is_measured_or_named() -> None:
    everything = functions_of_the_store()
    named = {name for names in SMALL.values() for name in names}

    assert {name for names in everything.values() for name in names} == named | OPERATIONS.keys()
    assert all(names <= everything[module] for module, names in SMALL.items())
    assert not named & OPERATIONS.keys()


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    path = tmp_path_factory.mktemp("plans") / "small.db"
    engine = create_engine(f"sqlite:///{path}")
    metadata.create_all(engine)
    with engine.begin() as connection:
        fill(connection, 300)
    yield engine
    engine.dispose()


def plans(connection: Connection, operation: Operation) -> list[str]:
    """How SQLite would go about each statement of an operation, without knowing any figures."""
    found: list[tuple[str, Any]] = []

    def note(_: object, __: object, statement: str, parameters: Any, *___: object) -> None:  # noqa: ANN401
        found.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", note)
    operation(connection)
    event.remove(connection, "before_cursor_execute", note)
    lines: list[str] = []
    for statement, parameters in found:
        values = parameters[0] if isinstance(parameters, list) else parameters
        asked = connection.connection.cursor()
        asked.execute(f"EXPLAIN QUERY PLAN {statement}", values)
        lines += [f"{row[3]}: {statement}" for row in asked.fetchall()]
    return lines


@pytest.mark.parametrize("name", sorted(OPERATIONS.keys() - READS_ALL_OF_A_SERVER))
def test_no_growing_table_is_read_from_end_to_end(engine: Engine, name: str) -> None:
    with engine.connect() as connection:
        lines = [line for its in OPERATIONS[name] for line in plans(connection, its)]
        connection.rollback()

    assert lines or name.startswith(("insert_", "put_"))
    assert [line for line in lines if _SCAN.match(line)] == []


def test_a_table_that_is_read_from_end_to_end_would_be_found(engine: Engine) -> None:
    with engine.connect() as connection:
        lines = plans(
            connection,
            lambda its: its.exec_driver_sql("SELECT id FROM events WHERE facts LIKE '%x%'"),
        )

    assert any(_SCAN.match(line) for line in lines)
