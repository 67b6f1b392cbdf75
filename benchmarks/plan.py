"""A plan: which interaction is sent when, by whom, and how long its prediction takes."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.cases import EASEL, Arrival, Case, Group

SEED = 20260101
_LEARNING_SECONDS = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One interaction of a plan; ``at_seconds`` counts from the plan's start."""

    number: int
    group: Group
    at_seconds: float
    user: int
    seconds: float

    def as_json(self, start_at: float) -> dict[str, Any]:
        """Return what the Discord stand-in is told."""
        group = self.group
        return {
            "job": self.number,
            "kind": group.kind,
            "due_at": start_at + self.at_seconds,
            "user": self.user,
            "prompt": f"a lighthouse, job={self.number} dur={self.seconds} prog={group.progress} "
            f"pic={group.picture}",
            "model": group.model.id,
        }


def scaled(count: int, scale: float, least: int) -> int:
    """Return a share of a count, but not fewer than are worth looking at."""
    return max(min(least, count), round(count * scale))


def plan_of(case: Case, scale: float) -> list[Job]:
    """Return the measured interactions of a case, the same at every call."""
    chance = random.Random(f"{SEED} {case.name}")  # noqa: S311 - the same plan each time
    drafts = [
        draft
        for group in case.groups
        for draft in _draft(group, scaled(group.count, scale, group.least), chance)
    ]
    drafts.sort(key=lambda draft: draft[0])
    return [
        Job(number=number, group=group, at_seconds=at_seconds, user=number, seconds=seconds)
        for number, (at_seconds, group, seconds) in enumerate(drafts)
    ]


def learning_of(case: Case, scale: float, bot: str = EASEL) -> list[Job]:
    """Return the commands before those that count: a bot in use has seen its models before.

    Only Easel learns how long they take; the others are warmed up with short ones.
    """
    chance = random.Random(f"{SEED} {case.name} learning")  # noqa: S311 - as above
    return [
        Job(
            number=number,
            group=group,
            at_seconds=_LEARNING_SECONDS * chance.random(),
            user=900_000 + number,
            seconds=_seconds(group, chance) if bot == EASEL else _LEARNING_SECONDS,
        )
        for number, group in enumerate(
            group
            for group in case.groups
            for _ in range(scaled(group.learning, scale, min(3, group.learning)))
        )
    ]


def _draft(group: Group, count: int, chance: random.Random) -> Iterator[tuple[float, Group, float]]:
    at_seconds = group.after_seconds
    for _ in range(count):
        seconds = _seconds(group, chance)
        yield at_seconds, group, seconds
        match group.arrival:
            case Arrival.TOGETHER:
                pass
            case Arrival.STEADY:
                at_seconds += 1 / group.per_second
            case Arrival.RANDOM:
                at_seconds += chance.expovariate(group.per_second)
            case Arrival.ONE_BY_ONE:
                at_seconds += seconds + group.pause_seconds


def _seconds(group: Group, chance: random.Random) -> float:
    return round(chance.uniform(*group.seconds), 3)
