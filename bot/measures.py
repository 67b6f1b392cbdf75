"""What a process counts about itself, for whoever watches it: plain numbers in memory.

Counting is an addition on the event loop: no lock, no library, and nothing to wait for. They belong
to the process, as its log does. ``bot/web/metrics.py`` writes them down for Prometheus where
somebody asks. Labels are few: models of the catalog, names from lists in the code; never people,
servers or prompts.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

OTHER = "other"
"""The label of what is on no list, so that no stranger's words become one."""

_SHORT_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_LONG_SECONDS = (0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 13.0, 20.0, 30.0, 60.0, 120.0, 300.0)
_ANSWER_SECONDS = (0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2, 2.0, 2.5, 3.0)
"""Discord gives an interaction up after 3 s."""
_POLLS = (1.0, 2.0, 3.0, 5.0, 8.0, 13.0, 21.0, 34.0, 55.0, 89.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """A number of events, by the values of its labels; a series begins at 0 where it is known."""

    name: str
    meaning: str
    labels: tuple[str, ...] = ()
    values: dict[tuple[str, ...], float] = field(default_factory=dict[tuple[str, ...], float])

    def know(self, series: Iterable[tuple[str, ...]]) -> None:
        """Begin series at 0; rates of what has never happened are told then as well."""
        for labels in series:
            self.values.setdefault(labels, 0.0)

    def add(self, *labels: str) -> None:
        """Count one event; labels that nobody knows count as ``other``."""
        if labels not in self.values:
            known = [{series[at] for series in self.values} for at in range(len(labels))]
            labels = tuple(
                value if value in values else OTHER
                for value, values in zip(labels, known, strict=True)
            )
        self.values[labels] = self.values.get(labels, 0.0) + 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """How often amounts were how large: ``counts`` are for each bound, and one beyond the last."""

    name: str
    meaning: str
    bounds: Sequence[float]
    counts: list[int] = field(init=False)
    total: list[float] = field(default_factory=lambda: [0.0])

    def __post_init__(self) -> None:
        object.__setattr__(self, "counts", [0] * (len(self.bounds) + 1))

    def observe(self, amount: float) -> None:
        """Note one amount; less than nothing, where a clock was set back, is nothing."""
        amount = max(amount, 0.0)
        self.counts[bisect_left(self.bounds, amount)] += 1
        self.total[0] += amount


OUTCOMES = ("delivered", "failed", "canceled")
JOBS = Counter(
    name="easel_jobs",
    meaning="Requests that are over, by model and outcome.",
    labels=("model", "outcome"),
    values={(OTHER, outcome): 0.0 for outcome in OUTCOMES},
)
FAILURES = Counter(
    name="easel_failures",
    meaning="Requests that failed, by reason.",
    labels=("reason",),
    values={(OTHER,): 0.0},
)
UNANSWERED = Counter(
    name="easel_interactions_unanswered",
    meaning="Interactions that were told that Easel is busy, or came too late for any answer.",
    labels=("why",),
    values={("busy",): 0.0, ("late",): 0.0},
)
SERVICES = ("discord", "images", "pictures")
ANSWERS = ("2xx", "3xx", "4xx", "429", "5xx", "error")
HTTP_ANSWERS = Counter(
    name="easel_http_answers",
    meaning="Answers to HTTP requests, by service and class; error: there was none.",
    labels=("service", "class"),
    values={(service, answer): 0.0 for service in SERVICES for answer in ANSWERS},
)
RECONNECTS = Counter(
    name="easel_gateway_reconnects",
    meaning="Gateway connections that were lost, and made again.",
    values={(): 0.0},
)
ACKNOWLEDGEMENT = Histogram(
    name="easel_acknowledgement_seconds",
    meaning="From an interaction's making at Discord to its first answer on the wire.",
    bounds=_ANSWER_SECONDS,
)
START = Histogram(
    name="easel_start_seconds",
    meaning="From a request to the image service's confirmation of a prediction, with its wait.",
    bounds=_LONG_SECONDS,
)
ADDED_DELAY = Histogram(
    name="easel_added_delay_seconds",
    meaning="How much longer a picture took than its prediction, with its wait for a turn.",
    bounds=_LONG_SECONDS,
)
TOTAL = Histogram(
    name="easel_job_seconds",
    meaning="From a request to its picture on Discord.",
    bounds=(*_LONG_SECONDS, 600.0, 1800.0),
)
POLLS = Histogram(
    name="easel_job_polls",
    meaning="How often the predictions of a delivered request were asked for.",
    bounds=_POLLS,
)
DATABASE_WAIT = Histogram(
    name="easel_database_wait_seconds",
    meaning="How long an operation waited for the database and its answer.",
    bounds=_SHORT_SECONDS,
)

COUNTERS = (JOBS, FAILURES, UNANSWERED, HTTP_ANSWERS, RECONNECTS)
HISTOGRAMS = (ACKNOWLEDGEMENT, START, ADDED_DELAY, TOTAL, POLLS, DATABASE_WAIT)
