"""From what the stand-ins saw to the figures of the report."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.cases import Kind
from benchmarks.plan import Job
from benchmarks.standins.records import ANSWER_SECONDS

_PERCENT = range(101)


@dataclass(frozen=True, slots=True, kw_only=True)
class JobRecord:
    """One interaction, as Discord and the image service saw it; times in seconds."""

    group: str
    is_command: bool
    """Whether it asks for a picture; others are over when they are answered."""
    acknowledged: float | None
    """From the interaction to the first answer."""
    delay: float | None
    """From the prediction's end to the message that carries the picture."""
    requests: int
    """Every request about the prediction: its start and each poll."""
    starts: int
    """More than one: paid twice."""
    pictures: int
    is_refused: bool
    is_busy: bool
    """Refused because there is too much to do."""

    @property
    def is_late(self) -> bool:
        """Whether the first answer came later than Discord takes it, or never."""
        return self.acknowledged is None or self.acknowledged > ANSWER_SECONDS

    @property
    def is_finished(self) -> bool:
        """Whether it got what was asked for."""
        return self.delay is not None if self.is_command else not self.is_late


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of some interactions."""

    jobs: int
    finished: int
    lost: int
    """Neither finished nor refused."""
    busy: int
    refused: int
    """For another reason than being busy."""
    late: int
    """First answers that came after 3 seconds, or never."""
    twice: int
    """Jobs that were paid twice, or delivered twice."""
    acknowledged_p50: float | None
    acknowledged_p99: float | None
    """Of those that were not told that Easel is busy."""
    delay_p50: float | None
    delay_p99: float | None
    requests: float | None
    """Per prediction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One run of one bot through one case."""

    case: str
    bot: str
    run: int
    figures: Figures
    """Of the commands that ask for pictures."""
    groups: Mapping[str, Figures] = field(default_factory=dict[str, Figures])
    cpu_ms_per_job: float
    cpu_later_ms_per_job: float | None = None
    """What was put off until the bot was idle; not in ``cpu_ms_per_job``."""
    million_instructions_per_job: float | None = None
    rss_idle_mb: float
    rss_peak_mb: float
    rss_kept_mb: float
    """How much more it holds when all is over than it did at rest."""
    most_in_flight: int
    curves: Mapping[str, Sequence[float]] = field(default_factory=dict[str, Sequence[float]])
    """Acknowledgement and added delay in seconds, by percent of the jobs."""
    rss_seconds: Sequence[tuple[float, float]] = ()
    """Memory (MB) over time (s)."""
    late_p99: float
    """How late the slowest of stand-ins and driver was itself, in seconds."""
    strange: Sequence[str] = ()
    """Requests that the stand-ins do not know, and refusals."""
    load_before: float
    took_seconds: float


def records_of(
    plan: Sequence[Job],
    commands: Iterable[Mapping[str, Any]],
    predictions: Iterable[Mapping[str, Any]],
) -> list[JobRecord]:
    """Join what both stand-ins saw of each interaction."""
    made: dict[int, list[Mapping[str, Any]]] = {}
    for prediction in predictions:
        made.setdefault(prediction["job"], []).append(prediction)
    jobs = {job.number: job for job in plan}
    return [_record(jobs[seen["job"]], seen, made.get(seen["job"], [])) for seen in commands]


def _record(
    job: Job, command: Mapping[str, Any], predictions: Sequence[Mapping[str, Any]]
) -> JobRecord:
    done_at = predictions[0]["done_at"] if predictions else None
    return JobRecord(
        group=job.group.name,
        is_command=job.group.kind is Kind.IMAGINE,
        acknowledged=_between(command["sent_at"], command["answered_at"]),
        delay=_between(done_at, command["image_at"]),
        requests=sum(1 + len(one["asked_at"]) for one in predictions),
        starts=len(predictions),
        pictures=command["images"],
        is_refused=command["is_refused"],
        is_busy=command["is_busy"],
    )


def _between(start: float | None, end: float | None) -> float | None:
    return None if start is None or end is None else end - start


def figures_of(records: Sequence[JobRecord]) -> Figures:
    """Return the figures of these interactions."""
    acknowledged = _acknowledged(records)
    delays = _known(record.delay for record in records)
    started = [record for record in records if record.starts]
    finished = sum(record.is_finished for record in records)
    refused = sum(record.is_refused for record in records)
    busy = sum(record.is_busy for record in records)
    return Figures(
        jobs=len(records),
        finished=finished,
        lost=len(records) - finished - refused,
        busy=busy,
        refused=refused - busy,
        late=sum(record.is_late for record in records),
        twice=sum(record.starts > 1 or record.pictures > 1 for record in records),
        acknowledged_p50=quantile(acknowledged, 0.5),
        acknowledged_p99=quantile(acknowledged, 0.99),
        delay_p50=quantile(delays, 0.5),
        delay_p99=quantile(delays, 0.99),
        requests=sum(record.requests for record in started) / len(started) if started else None,
    )


def by_percent(records: Sequence[JobRecord]) -> dict[str, list[float]]:
    """Return the distributions of both times, by percent of the jobs that have them."""
    found = {
        "acknowledgement": _acknowledged(records),
        "added delay": _known(record.delay for record in records),
    }
    return {
        name: [round(quantile(ordered, share / 100) or 0.0, 5) for share in _PERCENT]
        for name, ordered in found.items()
        if ordered
    }


def _acknowledged(records: Sequence[JobRecord]) -> list[float]:
    return _known(record.acknowledged for record in records if not record.is_busy)


def _known(values: Iterable[float | None]) -> list[float]:
    return sorted(value for value in values if value is not None)


def quantile(ordered: Sequence[float], share: float) -> float | None:
    """Return the value below which ``share`` of the ordered values lie, between neighbours."""
    if not ordered:
        return None
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def most_in_flight(predictions: Iterable[Mapping[str, Any]]) -> int:
    """Return how many predictions were running at the same time, at most."""
    changes: list[tuple[float, int]] = []
    for one in predictions:
        changes += [(one["created_at"], 1), (one["done_at"], -1)]
    running = most = 0
    for _, change in sorted(changes):
        running += change
        most = max(most, running)
    return most
