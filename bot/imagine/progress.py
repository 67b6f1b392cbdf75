"""A job's progress, read whenever its reply may be edited."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum


class Stage(IntEnum):
    """The stages of a job in order; the least advanced prediction counts."""

    QUEUED = 0
    HELD_OFF = 1
    STARTING = 2
    DRAWING = 3
    FETCHING = 4
    UNLISTED = 5
    """The picture is on a host that the operator has not allowed."""
    HANDED_OVER = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """The progress to show in a reply."""

    stage: Stage
    place: int = 0
    """1 is next; 0 when it is not waiting."""
    fraction: float | None = None
    """0..1 over all pictures, where the logs tell."""
    resumes_at: float | None = None
    """When a start that was put off is retried (Unix seconds)."""
    is_outage: bool = False
    """Whether it waits because of an outage of the service."""


class ProgressBoard:
    """The latest progress of each prediction of one job; read when an edit is due, never pushed."""

    __slots__ = (
        "_farewell_said",
        "_fractions",
        "_is_outage",
        "_places",
        "_resumes_at",
        "_stages",
        "has_outcome",
        "is_handed_over",
        "on_change",
        "polls",
    )

    def __init__(self, predictions: int) -> None:
        self._stages = [Stage.QUEUED] * predictions
        self._fractions: list[float | None] = [None] * predictions
        self._places: list[Callable[[], int] | None] = [None] * predictions
        self._resumes_at: float | None = None
        self._is_outage = False
        self.is_handed_over = False
        """Whether this process stops, and the job continues in the next one."""
        self.has_outcome = False
        """Whether the outcome is recorded, and may be seen at any moment."""
        self.polls = 0
        """How often its predictions were asked for, by this process."""
        self._farewell_said: asyncio.Event | None = None
        self.on_change: Callable[[], None] | None = None
        """Called at each change, by whoever makes it; it must not wait."""

    @property
    def farewell_said(self) -> asyncio.Event:
        """Set once the reply says that the job continues after the restart."""
        # Made when it is asked for: few jobs meet a restart, and an event takes as much memory as
        # all else here.
        if self._farewell_said is None:
            self._farewell_said = asyncio.Event()
        return self._farewell_said

    def waits(self, position: int, place: Callable[[], int]) -> None:
        """Note that a prediction waits for its turn; ``place`` tells which, when asked."""
        self._places[position] = place
        self._set(position, Stage.QUEUED)

    def held_off(self, position: int, resumes_at: float, *, is_outage: bool = False) -> None:
        """Note that the start is put off, by the service's request or by an outage."""
        self._resumes_at = resumes_at
        self._is_outage = is_outage
        self._set(position, Stage.HELD_OFF)

    def reached(self, position: int, stage: Stage, fraction: float | None = None) -> None:
        """Note a prediction's stage and how far it is."""
        if fraction is not None:
            # Models that run two bars begin again at 0; people should not see it go back.
            self._fractions[position] = max(fraction, self._fractions[position] or 0.0)
        self._set(position, stage)

    def handed_over(self) -> None:
        """Note that this process stops, and that the job continues in the next one."""
        self.is_handed_over = True
        self._tell()

    def now(self) -> Progress:
        """Return what to show now."""
        if self.is_handed_over:
            return Progress(stage=Stage.HANDED_OVER)
        # Waiting is shown only while no prediction runs; after that, the running ones count.
        under_way = [stage for stage in self._stages if stage is not Stage.QUEUED]
        stage = min(under_way, default=Stage.QUEUED)
        if stage is Stage.QUEUED:
            places = [place() for place in self._places if place is not None]
            return Progress(stage=stage, place=min(places, default=0))
        if stage is Stage.FETCHING and Stage.QUEUED in self._stages:
            stage = Stage.DRAWING
        return Progress(
            stage=stage,
            fraction=self._fraction(),
            resumes_at=self._resumes_at if stage is Stage.HELD_OFF else None,
            is_outage=self._is_outage and stage is Stage.HELD_OFF,
        )

    def _fraction(self) -> float | None:
        if all(fraction is None for fraction in self._fractions):
            return None
        done = [
            1.0 if stage >= Stage.FETCHING else fraction or 0.0
            for stage, fraction in zip(self._stages, self._fractions, strict=True)
        ]
        return sum(done) / len(done)

    def _set(self, position: int, stage: Stage) -> None:
        self._stages[position] = stage
        self._tell()

    def _tell(self) -> None:
        if self.on_change is not None:
            self.on_change()
