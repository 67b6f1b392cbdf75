"""Interactions as they arrive: too late to be answered, or delivered twice."""

import logging
import time
from collections.abc import Callable, Mapping
from typing import Any, cast

import discord
from discord.state import ConnectionState

logger = logging.getLogger(__name__)

TOO_LATE_SECONDS = 2.5
"""What is older cannot be answered any more: looking at it would only delay the next."""
ANSWER_SECONDS = 2.3
"""How old an interaction may become before its answer is on its way."""
_ODD_SECONDS = 60.0
"""No gateway hands over what is older: such an id does not tell the time."""
_LEAP_SECONDS = 1.0
_DRIFT = 0.001
"""Clocks run apart, so what is known of their difference grows old."""
_SAY_EVERY_SECONDS = 60.0


class Arrivals:
    """Measures by ids, which hold when Discord made them, whatever this machine's clock says.

    The interaction that came the quickest tells how far the two clocks are apart.
    """

    def __init__(self, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._lead = self._leap = self._quickest = float("-inf")
        self._measured_at = 0.0
        self._late = 0
        self._said_at = float("-inf")

    def age_seconds(self, interaction_id: int) -> float:
        """Return how long ago it was made; 0 where its id does not tell."""
        now = self._monotonic()
        try:
            sent_at = discord.utils.snowflake_time(interaction_id).timestamp()
        except (OverflowError, ValueError, OSError):
            return 0.0
        lead = sent_at - now
        self._lead -= (now - self._measured_at) * _DRIFT
        self._measured_at = now
        if lead >= self._lead:
            # One odd id from the future must not make all others late: a second has to confirm it.
            leap, self._leap = self._leap, lead
            if min(abs(lead - leap), lead - self._lead) >= _LEAP_SECONDS:
                return 0.0
            self._lead, self._quickest = lead, sent_at
        age = self._lead - lead
        # A simulated Discord may let its clock stand still.
        return age if sent_at != self._quickest and age < _ODD_SECONDS else 0.0

    def is_too_late(self, interaction_id: int) -> bool:
        """Whether nobody can answer it any more; says now and then how many there were."""
        if self.age_seconds(interaction_id) < TOO_LATE_SECONDS:
            return False
        self._late += 1
        if self._monotonic() - self._said_at >= _SAY_EVERY_SECONDS:
            logger.warning("interactions that came too late to be answered: %d", self._late)
            self._late, self._said_at = 0, self._monotonic()
        return True


REMEMBERED_SECONDS = 60.0
_INTERACTION = "INTERACTION_CREATE"


def drop_copies(
    state: ConnectionState[Any], monotonic: Callable[[], float] = time.monotonic
) -> None:
    """Let each interaction in once, before any command or cog hears of it."""
    parse, seen = state.parsers[_INTERACTION], dict[object, float]()

    def parse_once(data: object) -> None:
        now = monotonic()
        # A dictionary keeps the order in which things came.
        while seen and now - seen[oldest := next(iter(seen))] > REMEMBERED_SECONDS:
            del seen[oldest]
        id_ = cast("Mapping[str, object]", data).get("id") if isinstance(data, dict) else None
        if isinstance(id_, str):
            if id_ in seen:
                return
            seen[id_] = now
        parse(cast("dict[str, Any]", data))

    state.parsers[_INTERACTION] = parse_once
