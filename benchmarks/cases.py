"""The cases, as data: who asks for how much, when, and how long it takes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

EASEL, FLOOR, GUIDE = "easel", "floor", "guide"
BOTS = (EASEL, FLOOR, GUIDE)


class Arrival(Enum):
    """How the commands of a group follow each other."""

    TOGETHER = "all at once"
    STEADY = "at even distances"
    RANDOM = "as people come"
    ONE_BY_ONE = "each after the one before is done"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFacts:
    """A model as an operator would enter it: how long it usually takes, about."""

    id: str
    expected_seconds: float
    deadline_seconds: float = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Commands that are looked at together."""

    name: str
    count: int
    seconds: tuple[float, float]
    """Shortest and longest prediction; evenly spread, lest half-second looks always fit."""
    model: ModelFacts
    progress: str = "smooth"
    arrival: Arrival = Arrival.STEADY
    per_second: float = 1.0
    pause_seconds: float = 1.0
    after_seconds: float = 0.0
    is_one_person: bool = False
    learning: int = 0
    """How many predictions of this kind the bot sees before; they take as long."""
    least: int = 10
    """How many are left at any scale."""
    picture_bytes: int = 0
    """How large each picture is; 0: as usual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One run of each bot."""

    name: str
    title: str
    groups: tuple[Group, ...]
    bots: tuple[str, ...] = BOTS
    grace_seconds: float = 60.0
    """How long after the last prediction's end to wait for pictures."""
    requests_per_minute: int = 0
    """The provider's budget; 0: none."""
    beside: str = ""
    """Cases that wait more than they work run side by side, all bots at once: those that say the
    same here."""
    memory_mb: tuple[float, float] | None = None
    """The most it may hold at the peak, and keep in the end beyond what it had at rest."""
    starts: int = 0
    """How often the bot is started, where the start is what is measured."""
    environment: Mapping[str, str] = field(default_factory=dict[str, str])
    notes: str = ""

    @property
    def longest_seconds(self) -> float:
        """The longest prediction there may be."""
        return max(group.seconds[1] for group in self.groups)


_ONE = ModelFacts(id="benchmark/one-second", expected_seconds=1)
_FEW = ModelFacts(id="benchmark/few-seconds", expected_seconds=6)
_MANY = ModelFacts(id="benchmark/many-seconds", expected_seconds=20)
_MINUTES = ModelFacts(id="benchmark/minutes", expected_seconds=100)
_LONG = ModelFacts(id="benchmark/long", expected_seconds=75)

_LONG_SECONDS = 30
_TEN_SECONDS = {"FLOOR_POLL_SECONDS": "10", "REPLICATE_POLL_INTERVAL": "10"}


def _polling(name: str, title: str, model: ModelFacts, group: Group) -> Case:
    """Return a case with three models: each kind of progress has a history of its own."""
    groups = tuple(
        Group(
            name=progress,
            count=group.count,
            seconds=group.seconds,
            model=ModelFacts(id=f"{model.id}-{progress}", expected_seconds=model.expected_seconds),
            progress=progress,
            arrival=Arrival.RANDOM,
            per_second=group.per_second,
            learning=group.learning,
            least=group.least,
        )
        for progress in ("smooth", "stairs", "none")
    )
    return Case(
        name=name,
        title=title,
        groups=groups,
        bots=(EASEL, FLOOR),
        beside="seconds" if group.seconds[1] < _LONG_SECONDS else "minutes",
        notes="The floor looks every 0.5 s, as Replicate's own clients do.",
    )


CASES = (
    Case(
        name="start",
        title="From start to the first accepted command",
        groups=(Group(name="all", count=1, seconds=(0.5, 0.5), model=_ONE, least=1),),
        starts=5,
    ),
    Case(
        name="idle",
        title="One at a time",
        groups=(
            Group(
                name="all",
                count=30,
                seconds=(0.7, 1.3),
                model=_ONE,
                arrival=Arrival.ONE_BY_ONE,
                pause_seconds=0.3,
                learning=5,
                least=8,
            ),
        ),
        grace_seconds=20,
    ),
    Case(
        name="30-at-once",
        title="30 at once",
        groups=(
            Group(
                name="all",
                count=30,
                seconds=(4, 8),
                model=_FEW,
                arrival=Arrival.TOGETHER,
                learning=5,
            ),
        ),
    ),
    Case(
        name="500",
        title="500 at 100/s",
        groups=(
            Group(name="all", count=500, seconds=(4, 8), model=_FEW, per_second=100, learning=10),
        ),
        grace_seconds=30,
    ),
    Case(
        name="2000",
        title="2,000 at 200/s",
        groups=(
            Group(name="all", count=2000, seconds=(4, 8), model=_FEW, per_second=200, learning=10),
        ),
        grace_seconds=45,
    ),
    Case(
        name="10000-in-flight",
        title="10,000 in flight",
        groups=(Group(name="all", count=10_000, seconds=(60, 90), model=_LONG, per_second=200),),
        bots=(EASEL, FLOOR),
        grace_seconds=60,
        environment=_TEN_SECONDS,
        notes="The floor looks every 10 s here: 10,000 jobs every 0.5 s are beyond its one core. "
        "Nothing comes before: Easel knows the catalog's word on the model, no history.",
    ),
    Case(
        name="large-pictures",
        title="60 pictures of 3.5 MB one at a time, then four of 12 MB at once",
        groups=(
            Group(
                name="60 of 3.5 MB",
                count=60,
                seconds=(0.5, 0.5),
                model=_ONE,
                arrival=Arrival.ONE_BY_ONE,
                pause_seconds=0.5,
                picture_bytes=3_500_000,
                least=8,
            ),
            Group(
                name="four of 12 MB",
                count=4,
                seconds=(1, 1),
                model=_ONE,
                arrival=Arrival.TOGETHER,
                after_seconds=65,
                picture_bytes=12_000_000,
                least=4,
            ),
        ),
        bots=(EASEL,),
        grace_seconds=60,
        memory_mb=(300.0, 25.0),
        notes="The pictures of 12 MB are over Discord's limit of 10 MB: each is made smaller. "
        "What is kept is looked at ten seconds after the last one.",
    ),
    Case(
        name="fairness",
        title="One person with 150 jobs beside 40 people with one",
        groups=(
            Group(
                name="one with 150",
                count=150,
                seconds=(1.5, 2.5),
                model=_FEW,
                per_second=100,
                is_one_person=True,
                learning=5,
                least=30,
            ),
            Group(
                name="40 with one",
                count=40,
                seconds=(1.5, 2.5),
                model=_FEW,
                per_second=20,
                after_seconds=1.6,
                least=10,
            ),
        ),
        environment={"MAX_CONCURRENT_PREDICTIONS": "20", "MAX_CONCURRENT_PER_PERSON": "10"},
        notes="Easel draws 20 at a time here, 10 of one person; the others draw all at once.",
    ),
    _polling(
        "polling-1s",
        "Predictions of about 1 s",
        _ONE,
        Group(name="", count=60, seconds=(0.7, 1.3), model=_ONE, per_second=3, learning=20),
    ),
    _polling(
        "polling-4-8s",
        "Predictions of 4 to 8 s",
        _FEW,
        Group(name="", count=60, seconds=(4, 8), model=_FEW, per_second=3, learning=20),
    ),
    _polling(
        "polling-5-60s",
        "Predictions of 5 to 60 s",
        _MANY,
        Group(name="", count=60, seconds=(5, 60), model=_MANY, per_second=3, learning=20),
    ),
    _polling(
        "polling-minutes",
        "Predictions of 1 to 3 minutes",
        _MINUTES,
        Group(name="", count=40, seconds=(60, 180), model=_MINUTES, per_second=2, learning=20),
    ),
    Case(
        name="budget",
        title="1,000 in flight under 3,000 requests a minute",
        groups=(
            Group(
                name="all", count=1000, seconds=(60, 120), model=_LONG, per_second=25, learning=10
            ),
        ),
        bots=(EASEL, FLOOR),
        beside="minutes",
        requests_per_minute=3000,
        grace_seconds=90,
        notes="The budget counts every request to the API, starts as well; pictures not.",
    ),
)

BY_NAME: Mapping[str, Case] = {case.name: case for case in CASES}
