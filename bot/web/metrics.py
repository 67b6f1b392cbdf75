"""A process's numbers as Prometheus reads them; none of them is asked for by a scrape."""

import platform
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    InfoMetricFamily,
)
from prometheus_client.metrics_core import Metric
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector

from bot import __version__
from bot.db.figures import Figures
from bot.locales.amounts import MICROS_PER_USD
from bot.measures import COUNTERS, HISTOGRAMS, Counter, Histogram

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


async def _no_outage() -> str | None:
    """Report no outage."""
    return None


async def _no_figures() -> Figures | None:
    """Know no database."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """How a process is asked how it does; what is awaited may wait for the database."""

    is_ready: Callable[[], bool]
    jobs_under_way: Callable[[], int]
    database_trouble: Callable[[], str | None] = lambda: None
    """Why nothing can be recorded."""
    shards: Callable[[], tuple[int, int]] = lambda: (0, 0)
    """How many gateway shards this process has, and how many of them are connected."""
    outage: Callable[[], Awaitable[str | None]] = _no_outage
    """Why the image service draws nothing."""
    figures: Callable[[], Awaitable[Figures | None]] = _no_figures
    """Raises BotError where the database cannot tell."""
    day_micros: int | None = None
    """What the operator allows to be spent in a day, in millionths of a US dollar."""


@dataclass(slots=True)
class Known:
    """What was last heard of the database."""

    outage: str | None = None
    figures: Figures | None = None
    tasks: int = 0
    """How many tasks the event loop has; it alone may count them."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """Writes down what a process counts, and how it is."""

    watched: Watched
    known: Known
    time: Callable[[], float] = time.time
    _registry: CollectorRegistry = field(default_factory=CollectorRegistry)

    def __post_init__(self) -> None:
        ProcessCollector(registry=self._registry)

    def text(self) -> bytes:
        """Return all metrics in Prometheus's text format; reads /proc, so beside the loop."""
        registry = CollectorRegistry()
        registry.register(_Collected([*self._state(), *_counted()]))
        return generate_latest(registry) + generate_latest(self._registry)

    def _state(self) -> Iterator[Metric]:
        watched, known = self.watched, self.known
        yield InfoMetricFamily(
            "easel_build",
            "Which Easel this is, and its Python.",
            {"version": __version__, "python": platform.python_version()},
        )
        yield _gauge("easel_ready", "1 while Easel takes requests.", watched.is_ready())
        yield _gauge("easel_jobs_under_way", "Accepted and not over.", watched.jobs_under_way())
        yield _gauge("easel_tasks", "What the event loop has under way.", known.tasks)
        is_away = watched.database_trouble() is not None
        yield _gauge("easel_database_away", "1 while nothing can be written down.", is_away)
        is_out = known.outage is not None
        yield _gauge("easel_image_service_away", "1 while starts are held in an outage.", is_out)
        shards, connected = watched.shards()
        yield _gauge("easel_shards", "Gateway shards of this process.", shards)
        yield _gauge("easel_shards_connected", "Those that are connected.", connected)
        yield from self._figures(known.figures)

    def _figures(self, figures: Figures | None) -> Iterator[Metric]:
        """Yield what the database told; without samples until it has."""
        oldest = wait = read_at = spent = left = None
        workers = GaugeMetricFamily(
            "easel_workers", "Processes that share the database, by kind.", labels=["kind"]
        )
        if figures is not None:
            oldest = figures.oldest_at
            wait = 0.0 if oldest is None else max(self.time() - oldest, 0.0)
            read_at, spent = figures.read_at, figures.spent_micros / MICROS_PER_USD
            workers.add_metric(["run"], 1 if figures.gateways is None else figures.gateways)
            workers.add_metric(["worker"], figures.workers or 0)
            if self.watched.day_micros is not None:
                left = max(self.watched.day_micros / MICROS_PER_USD - spent, 0.0)
        waiting = None if figures is None else figures.waiting
        yield _gauge("easel_queue_jobs", "Requests that wait for their start.", waiting)
        yield _gauge("easel_queue_oldest_wait_seconds", "How long the oldest of them waits.", wait)
        yield workers
        yield _gauge("easel_spent_today_usd", "What the day's pictures cost so far.", spent)
        yield _gauge("easel_left_today_usd", "What MAX_USD_PER_DAY leaves of the day.", left)
        yield _gauge(
            "easel_figures_timestamp_seconds", "When the database last told all these.", read_at
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Collected(Collector):
    """Metrics that are there already."""

    metrics: Iterable[Metric]

    def collect(self) -> Iterable[Metric]:
        """Return them."""
        return self.metrics


def _counted() -> Iterator[Metric]:
    for counter in COUNTERS:
        yield _counter(counter)
    for histogram in HISTOGRAMS:
        yield _histogram(histogram)


def _gauge(name: str, meaning: str, value: float | None) -> Metric:
    return GaugeMetricFamily(name, meaning, value=None if value is None else float(value))


def _counter(counter: Counter) -> Metric:
    family = CounterMetricFamily(counter.name, counter.meaning, labels=counter.labels)
    # The loop may count meanwhile.
    for labels, value in sorted(counter.values.copy().items()):
        family.add_metric(labels, value)
    return family


def _histogram(histogram: Histogram) -> Metric:
    counts, buckets, reached = histogram.counts.copy(), list[tuple[str, float]](), 0
    for bound, count in zip([*histogram.bounds, float("inf")], counts, strict=True):
        reached += count
        buckets.append(("+Inf" if bound == float("inf") else str(bound), float(reached)))
    return HistogramMetricFamily(
        histogram.name, histogram.meaning, buckets=buckets, sum_value=histogram.total[0]
    )
