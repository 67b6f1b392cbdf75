"""From what the stand-ins saw to the figures of the report."""

import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.plan import Job
from benchmarks.standins.lag import LagReport
from benchmarks.standins.records import ANSWER_SECONDS

_WINDOW_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class JobRecord:
    """One command, as Discord and the image service saw it; times in seconds."""

    group: str
    acknowledged: float | None
    """From the command to the first answer."""
    posted: float | None
    """From the command to the request that starts the prediction."""
    delay: float | None
    """From the prediction's end to the message that carries the picture."""
    requests: int
    """Every request about the prediction: its start and each look."""
    starts: int
    """More than one: paid twice."""
    edits: int
    """Every edit of the reply, the one with the picture as well."""
    pictures: int
    is_refused: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of some jobs."""

    jobs: int
    finished: int
    lost: int
    refused: int
    paid_twice: int
    acknowledged_p50: float | None
    acknowledged_p99: float | None
    late_share: float
    """How many first answers came after 3 seconds, or never."""
    posted_p50: float | None
    posted_p99: float | None
    delay_p50: float | None
    delay_p99: float | None
    delay_mean: float | None
    requests: float | None
    """Per prediction."""
    edits: float | None
    """Per finished job."""
    twice_delivered: int
    """Jobs whose picture was posted more than once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One run of one bot through one case."""

    case: str
    bot: str
    figures: Figures
    groups: Mapping[str, Figures] = field(default_factory=dict[str, Figures])
    records: Sequence[JobRecord] = field(repr=False, default=())
    start_seconds: Sequence[float] = ()
    """From the process's start to its answer to the first command, for each start."""
    cpu_ms_per_job: float | None = None
    rss_idle_mb: float | None = None
    rss_peak_mb: float | None = None
    rss_kept_mb: float | None = None
    """How much more it holds when all is over than it did at rest."""
    rss_seconds: Sequence[tuple[float, float]] = field(repr=False, default=())
    """Memory (MB) over time (s)."""
    most_in_flight: int = 0
    budget: int = 0
    """The provider's limit of requests a minute; 0: none."""
    requests_peak: int = 0
    """The most requests in any 60 seconds."""
    requests_refused: int = 0
    """Answered with 429 by the image service."""
    edits_limited: int = 0
    """Answered with 429 by Discord."""
    sent_late_p99: float = 0.0
    """How late the stand-in sent the commands, in seconds."""
    lag: Mapping[str, LagReport] = field(default_factory=dict[str, LagReport])
    """How late the loops of stand-ins and driver were, and what they cost."""
    strange: Sequence[str] = ()
    """Requests that the stand-ins do not know."""
    load_before: float
    took_seconds: float


def records_of(
    plan: Sequence[Job],
    commands: Iterable[Mapping[str, Any]],
    predictions: Iterable[Mapping[str, Any]],
) -> list[JobRecord]:
    """Join what both stand-ins saw of each job."""
    made: dict[int, list[Mapping[str, Any]]] = {}
    for prediction in predictions:
        made.setdefault(prediction["job"], []).append(prediction)
    groups = {job.number: job.group for job in plan}
    return [_record(groups[seen["job"]], seen, made.get(seen["job"], [])) for seen in commands]


def _record(
    group: str, command: Mapping[str, Any], predictions: Sequence[Mapping[str, Any]]
) -> JobRecord:
    sent_at, image_at = command["sent_at"], command["image_at"]
    first = predictions[0] if predictions else None
    return JobRecord(
        group=group,
        acknowledged=_between(sent_at, command["answered_at"]),
        posted=_between(sent_at, None if first is None else first["created_at"]),
        delay=_between(None if first is None else first["done_at"], image_at),
        requests=sum(1 + len(one["asked_at"]) for one in predictions),
        starts=len(predictions),
        edits=len(command["edited_at"]),
        pictures=command["images"],
        is_refused=command["is_refused"],
    )


def _between(start: float | None, end: float | None) -> float | None:
    return None if start is None or end is None else end - start


def figures_of(records: Sequence[JobRecord]) -> Figures:
    """Return the figures of these jobs."""
    acknowledged = _known(record.acknowledged for record in records)
    posted = _known(record.posted for record in records)
    delays = _known(record.delay for record in records)
    started = [record for record in records if record.starts]
    finished = [record for record in records if record.delay is not None]
    in_time = sum(value <= ANSWER_SECONDS for value in acknowledged)
    refused = sum(record.is_refused for record in records)
    return Figures(
        jobs=len(records),
        finished=len(delays),
        lost=len(records) - len(delays) - refused,
        refused=refused,
        paid_twice=sum(record.starts > 1 for record in records),
        acknowledged_p50=quantile(acknowledged, 0.5),
        acknowledged_p99=quantile(acknowledged, 0.99),
        late_share=1 - in_time / len(records) if records else 0.0,
        posted_p50=quantile(posted, 0.5),
        posted_p99=quantile(posted, 0.99),
        delay_p50=quantile(delays, 0.5),
        delay_p99=quantile(delays, 0.99),
        delay_mean=sum(delays) / len(delays) if delays else None,
        requests=sum(record.requests for record in started) / len(started) if started else None,
        edits=sum(record.edits for record in finished) / len(finished) if finished else None,
        twice_delivered=sum(record.pictures > 1 for record in records),
    )


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


def most_in_a_minute(times: Sequence[float]) -> int:
    """Return the most requests in any 60 seconds."""
    ordered = sorted(times)
    return max(
        (
            bisect.bisect_left(ordered, at + _WINDOW_SECONDS) - number
            for number, at in enumerate(ordered)
        ),
        default=0,
    )


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
