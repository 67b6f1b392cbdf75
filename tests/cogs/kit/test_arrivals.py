"""How old interactions are, whatever the clocks say."""

from datetime import UTC, datetime

import pytest
from discord.utils import time_snowflake

from bot.first_answers import BUSY_SECONDS
from cogs.kit.arrivals import Arrivals


class Discord:
    """Makes ids by its own clock, and hands them over after a while."""

    def __init__(self, *, ahead_seconds: float = 0.0) -> None:
        self.now = 0.0
        self._ahead_seconds = ahead_seconds
        self.arrivals = Arrivals(monotonic=lambda: self.now)

    def id_made(self, seconds_ago: float = 0.0) -> int:
        made_at = 1_790_000_000 + self._ahead_seconds + self.now - seconds_ago
        return time_snowflake(datetime.fromtimestamp(made_at, tz=UTC))


@pytest.mark.parametrize("ahead_seconds", [-86_400.0, -3.0, 0.0, 3.0, 86_400.0])
def test_an_id_tells_how_long_it_was_on_its_way(ahead_seconds: float) -> None:
    discord = Discord(ahead_seconds=ahead_seconds)
    discord.arrivals.age_seconds(discord.id_made())
    discord.arrivals.age_seconds(discord.id_made())
    for seconds_ago in (0.1, 2.3, 2.7, 20.0):
        discord.now += 10
        age = discord.arrivals.age_seconds(discord.id_made(seconds_ago))

        assert age == pytest.approx(seconds_ago, abs=0.1)


def test_clocks_that_run_apart_make_nothing_late() -> None:
    discord = Discord()
    for _ in range(24 * 60):
        discord.now += 60
        # A fiftieth of a per cent a day, as bad clocks do.
        discord._ahead_seconds -= 60 * 0.0002

        assert discord.arrivals.age_seconds(discord.id_made()) < BUSY_SECONDS


@pytest.mark.parametrize("ids", [[17] * 9, range(1, 10), [5 << 40, 9 << 40, 2 << 40, 7 << 40]])
def test_ids_that_do_not_tell_the_time_make_nothing_late(ids: list[int]) -> None:
    """As in a simulated Discord, whose clock may stand still."""
    discord = Discord()
    for one in ids:
        discord.now += 10

        assert discord.arrivals.age_seconds(one) < BUSY_SECONDS


@pytest.mark.parametrize("seconds_ahead", [3, 30, 3_600])
def test_one_id_from_the_future_makes_nothing_late(seconds_ahead: int) -> None:
    discord = Discord()
    discord.arrivals.age_seconds(discord.id_made(-seconds_ahead))
    for _ in range(3):
        discord.now += 10
        assert discord.arrivals.age_seconds(discord.id_made(0.2)) < BUSY_SECONDS
        assert discord.arrivals.age_seconds(discord.id_made(-seconds_ahead - 5)) < BUSY_SECONDS


@pytest.mark.parametrize("odd", [2**70, 2**63, -1, 10**30])
def test_an_id_that_is_no_time_is_not_late(odd: int) -> None:
    discord = Discord()
    discord.arrivals.age_seconds(discord.id_made())

    assert discord.arrivals.age_seconds(odd) < BUSY_SECONDS
    assert discord.arrivals.age_seconds(discord.id_made()) < BUSY_SECONDS
