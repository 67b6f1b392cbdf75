"""Statements of every job say and find the same on every database."""

import pytest
from sqlalchemy import bindparam, func, insert, select, update

from bot.db.database import Database
from bot.db.statement import Statement
from bot.db.tables import jobs, workers
from tests.unit.bot.db.rows import a_job

_INSERT = Statement(insert(workers))
_SET = Statement(
    update(workers)
    .where(workers.c.is_dedicated.is_(bindparam("before")))
    .values(is_dedicated=bindparam("after"))
)
_ABOVE = Statement(
    select(workers.c.id, workers.c.is_dedicated, func.coalesce(None, 7))
    .where(workers.c.id > bindparam("number"))
    .order_by(workers.c.id)
)


async def test_rows_are_changed_counted_and_found(database: Database) -> None:
    await database.write(
        lambda its: _INSERT.change_each(
            its, [{"id": number, "is_dedicated": number == 2} for number in (1, 2, 3)]
        )
    )
    changed = await database.write(lambda its: _SET.change(its, {"before": False, "after": True}))
    await database.write(lambda its: _INSERT.change(its, {"id": 4, "is_dedicated": False}))
    found = await database.read(lambda its: _ABOVE.rows(its, {"number": 2}))

    assert changed == 2
    assert [tuple(row) for row in found] == [(3, True, 7), (4, False, 7)]
    assert [type(row[1]) for row in found] == [bool, bool]


async def test_a_value_that_is_missing_is_a_bug(database: Database) -> None:
    with pytest.raises(Exception, match="is_dedicated"):
        await database.write(lambda its: _INSERT.change(its, {"id": 4}))


async def test_one_whose_text_depends_on_its_values_is_refused(store: Database) -> None:
    some = Statement(select(jobs.c.id).where(jobs.c.id.in_([a_job(1).id, a_job(2).id])))

    with pytest.raises(TypeError, match="depends on its values"):
        await store.read(lambda its: some.rows(its, {}))
