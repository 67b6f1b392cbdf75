"""Why a goal cannot be met, or is not met yet: as data, for the report to say beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.goals import Goal


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What stands in the way of some goals."""

    figures: tuple[str, ...]
    says: str
    cases: tuple[str, ...] = ()
    """Where it holds; everywhere when there are none."""
    groups: tuple[str, ...] = ()

    def holds(self, goal: Goal) -> bool:
        """Whether it is about this goal."""
        return (
            goal.is_ratio
            and goal.figure in self.figures
            and (not self.cases or goal.case in self.cases)
            and (not self.groups or goal.group in self.groups)
        )


_UNKNOWN_ENDS = ("stairs", "none")

REASONS: Sequence[Reason] = (
    Reason(
        figures=("requests",),
        cases=("idle", "polling-1s"),
        says="A prediction needs its start and one look, and one look more wherever its end was "
        "not guessed to the tenth of a second. Half-second looks make about 3.5 requests of a "
        "prediction of one second: half of that is less than there can be.",
    ),
    Reason(
        figures=("delay_p50", "delay_p99", "requests"),
        cases=("polling-1s", "polling-4-8s", "polling-5-60s", "polling-minutes"),
        groups=_UNKNOWN_ENDS,
        says="Ends that are spread evenly, with no bar or one of four stairs, cannot be foretold: "
        "n looks spread over the time in which the end may come leave half the distance between "
        "them as the delay. Half the requests and half the delay are then beyond reach together. "
        "Looks are planned for half the requests, and none is more than a second after the last.",
    ),
    Reason(
        figures=("requests",),
        cases=("budget",),
        says="Whoever wants more than the budget gets the budget: the floor's requests per "
        "prediction are what it was let through with, beside all that were refused. Half of them "
        "would leave half of the budget unused and make pictures later.",
    ),
    Reason(
        figures=("requests", "cpu_ms_per_job"),
        cases=("10000-in-flight",),
        says="The floor looks every 10 s here, nine times; half of that would mean to know each "
        "end to within some seconds, with no history of the model. Each look costs a quarter of a "
        "millisecond or more, beside what every job costs.",
    ),
    Reason(
        figures=("delay_p99",),
        cases=("10000-in-flight",),
        says="In such a crowd Easel looks 800 times a second at all predictions together, so that "
        "commands and pictures find their time in one process; what ends right after a look waits "
        "for the next round. Half of all pictures come in less than half the floor's delay "
        "instead.",
    ),
    Reason(
        figures=("delay_p99",),
        cases=("2000",),
        says="Two hundred commands a second take Easel about one and a half seconds of processor "
        "time each second, more than one event loop has: while they come in, what ends waits "
        "for its turn. That is over as soon as they stop; for such a rate there are workers "
        "(docs/scaling.md).",
    ),
    Reason(
        figures=("delay_p50", "delay_p99"),
        cases=("idle", "30-at-once", "polling-1s"),
        says="The delay counts download and the upload of the picture as well, which the floor and "
        "Easel have in common, and the slowest hundredth of few jobs is a single one of them.",
    ),
    Reason(
        figures=("rss_peak_mb", "rss_idle_mb"),
        says="What the floor does not load: the database layer (SQLAlchemy, 13 MB), validation of "
        "settings and records (pydantic, 9 MB), pictures (Pillow, 3 MB), names (RapidFuzz, 3 MB), "
        "words in four languages (Fluent and Babel, 5 MB), the command line (Typer, 2 MB), and "
        "Easel itself (12 MB). It is a fixed amount: a share that falls as jobs grow in number.",
    ),
    Reason(
        figures=("cpu_ms_per_job",),
        says="Seven durable records of each job, each with a commit, and the question what its "
        "person prefers, each with a way to the database's thread and back, are about 2 ms; "
        "progress edits half a millisecond each. The looks that Easel saves pay for a part of "
        "that: the longer a prediction takes, the more.",
    ),
    Reason(
        figures=("acknowledged_p99",),
        says="Easel acknowledges what is on record, so that a kill loses nothing: the slowest "
        "hundredth waits for a commit, and now and then for the disk.",
    ),
)


def reason_for(goal: Goal) -> str:
    """Return why this goal may not be met; empty where nothing is known that excuses it."""
    return next((reason.says for reason in REASONS if reason.holds(goal)), "")
