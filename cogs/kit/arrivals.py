"""Interactions as they arrive: how old they are, each once, and each in its turn."""

import functools
import time
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, cast

import discord
from discord.state import ConnectionState

from bot.first_answers import FirstAnswers

ANSWER_SECONDS = 2.3
"""How old an interaction may become before its answer is on its way."""
_ODD_SECONDS = 60.0
"""No gateway hands over what is older: such an id does not tell the time."""
_LEAP_SECONDS = 1.0
_DRIFT = 0.001
"""Clocks run apart, so what is known of their difference grows old."""


class Arrivals:
    """Measures by ids, which hold when Discord made them, whatever this machine's clock says.

    The interaction that came the quickest tells how far the two clocks are apart.
    """

    def __init__(self, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._lead = self._leap = self._quickest = float("-inf")
        self._measured_at = 0.0

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


REMEMBERED_SECONDS = 600.0
"""How long a signed request may be sent again: its time may be five minutes off, either way."""
SNOWFLAKE_DIGITS = 20
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


Refuse = Callable[[Mapping[str, object]], Coroutine[None, None, None]]


def answer_in_turn(
    state: ConnectionState[Any],
    first_answers: FirstAnswers,
    *,
    age_seconds: Callable[[int], float],
    refuse: Refuse,
) -> None:
    """Let no command, press, form or suggestion begin before its turn.

    ``refuse`` tells whoever sent one that Easel is busy. While somebody types, the next is on its
    way already, so nobody misses what was to be suggested.
    """
    parse = state.parsers[_INTERACTION]

    def parse_in_turn(data: object) -> None:
        fields = cast("dict[str, object]", data) if isinstance(data, dict) else dict[str, object]()
        id_ = fields.get("id")
        is_id = isinstance(id_, str) and id_.isdecimal() and len(id_) <= SNOWFLAKE_DIGITS
        is_suggestion = fields.get("type") == discord.InteractionType.autocomplete.value
        first_answers.enter(
            age_seconds=age_seconds(int(str(id_))) if is_id else 0.0,
            answer=functools.partial(parse, cast("dict[str, Any]", data)),
            refuse=None if is_suggestion else functools.partial(refuse, fields),
        )

    state.parsers[_INTERACTION] = parse_in_turn
