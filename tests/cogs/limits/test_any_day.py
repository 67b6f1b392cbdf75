"""Any day of a server, held against a simple model of what limits mean."""

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.db.database import Database
from bot.errors import RefusedError
from bot.imagine.job import Job, JobState
from cogs.limits.model import PeriodLimitError
from cogs.server.model import Limit, Limits
from tests.harness.accounts import Accounts, asked_by

HOUR, DAY = 3600.0, 86_400.0

limits = st.builds(
    Limit,
    concurrent=st.none() | st.integers(1, 3),
    per_hour=st.none() | st.integers(1, 5),
    per_day=st.none() | st.integers(1, 8),
    cooldown_seconds=st.none() | st.integers(0, 600),
)
asks = st.tuples(st.just("ask"), st.integers(1, 3), st.integers(1, 3))
ends = st.tuples(st.just("end"), st.integers(0, 9), st.sampled_from([0, 1]))
passes = st.tuples(st.just("pass"), st.sampled_from([1, 300, 3600, 40_000]), st.just(0))


@dataclass(slots=True)
class Asked:
    """What the model remembers of one request."""

    job: Job
    user_id: int
    at: float
    count: int
    is_over: bool = False
    is_refunded: bool = False


def fits(limit: Limit, theirs: list[Asked], count: int, now: float) -> bool:
    counted = [one for one in theirs if not one.is_refunded]
    hour = sum(one.count for one in counted if one.at > now - HOUR)
    day = sum(one.count for one in counted if one.at > now - DAY)
    last = max((one.at for one in counted), default=float("-inf"))
    under_way = sum(not one.is_over for one in counted if one.at > now - DAY)
    return (
        (not limit.concurrent or under_way < limit.concurrent)
        and (not limit.per_hour or hour + count <= limit.per_hour)
        and (not limit.per_day or day + count <= limit.per_day)
        and now >= last + (limit.cooldown_seconds or 0)
    )


@settings(max_examples=40)
@given(
    person=limits,
    server=limits,
    steps=st.lists(st.one_of(asks, asks, ends, passes), min_size=3, max_size=25),
)
async def test_what_is_admitted_is_what_the_limits_say(
    person: Limit, server: Limit, steps: list[tuple[str, int, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with Database.open("", data_dir=Path(folder)) as store:
            accounts = Accounts(store)
            await accounts.limit(Limits(person=person, server=server))
            past: list[Asked] = []
            for step, one, other in steps:
                match step:
                    case "pass":
                        await accounts.clock.advance(float(one))
                    case "end":
                        under_way = [its for its in past if not its.is_over]
                        if under_way:
                            its = under_way[one % len(under_way)]
                            its.is_over, its.is_refunded = True, bool(other)
                            state = JobState.FAILED if other else JobState.DELIVERED
                            await accounts.end(its.job, state)
                    case _:
                        await ask(accounts, past, user_id=one, count=other, of=(person, server))


async def ask(
    accounts: Accounts, past: list[Asked], *, user_id: int, count: int, of: tuple[Limit, Limit]
) -> None:
    """Ask, and compare the answer with the model's."""
    now = accounts.clock.time()
    theirs = [its for its in past if its.user_id == user_id]
    may = fits(of[0], theirs, count, now) and fits(of[1], past, count, now)
    try:
        job = await accounts.ask(asked_by(user_id, count))
    except RefusedError as error:
        assert not may
        if isinstance(error, PeriodLimitError):
            found = re.fullmatch(r"<t:(\d+):[tf]>", str(error.facts["when"]))
            assert found
            assert now < int(found[1]) <= now + DAY + 60
    else:
        assert may
        past.append(Asked(job=job, user_id=user_id, at=now, count=count))
