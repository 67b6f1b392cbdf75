"""The cases, as data: who asks for how much, when, and how long it takes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum

EASEL, FLOOR = "easel", "floor"
BOTS = (EASEL, FLOOR)


class Arrival(Enum):
    """How the interactions of a group follow each other."""

    TOGETHER = "all at once"
    STEADY = "at even distances"
    RANDOM = "as people come"
    ONE_BY_ONE = "each after the one before is done"


class Kind(StrEnum):
    """What somebody does: the command, a press under a picture, or typing a model's name."""

    IMAGINE = "imagine"
    DETAILS = "details"
    STAR = "star"
    AUTOCOMPLETE = "autocomplete"


class Backend(Enum):
    """What Easel keeps its records in."""

    SQLITE = "an empty SQLite file"
    GROWN = "a SQLite file with 150,000 jobs of this server"
    POSTGRES = "PostgreSQL, with two workers"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFacts:
    """A model as an operator would enter it: how long it usually takes, about."""

    id: str
    expected_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Interactions that are looked at together."""

    name: str = "all"
    count: int
    seconds: tuple[float, float]
    """Shortest and longest prediction; evenly spread, lest half-second polls always fit."""
    model: ModelFacts
    kind: Kind = Kind.IMAGINE
    progress: str = "smooth"
    picture: str = "webp"
    """``webp``, ``png`` or ``jpeg`` of one megapixel, or the bytes of a PNG of noise."""
    arrival: Arrival = Arrival.STEADY
    per_second: float = 1.0
    pause_seconds: float = 1.0
    after_seconds: float = 0.0
    learning: int = 10
    """How many predictions of this kind the bot sees before; they take as long."""
    least: int = 10
    """How many are left at any scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One run of each bot."""

    name: str
    title: str
    groups: tuple[Group, ...]
    bots: tuple[str, ...] = BOTS
    backend: Backend = Backend.SQLITE
    grace_seconds: float = 45.0
    """How long after the last prediction's end to wait for pictures."""
    beside: str = ""
    """Cases that wait more than they work run side by side, all bots at once: those that say the
    same here."""
    is_about_memory: bool = False
    rests: bool = False
    """Whether to watch the bot until it is quiet: work that was put off counts, too."""
    is_long: bool = False
    """Whether it runs only when it is named."""
    is_counted: bool = False
    """Whether callgrind counts instructions: the bot is fifty times slower, its times say nothing.
    """
    environment: Mapping[str, str] = field(default_factory=dict[str, str])
    notes: str = ""


_ONE = ModelFacts(id="benchmark/one-second", expected_seconds=1)
_FEW = ModelFacts(id="benchmark/few-seconds", expected_seconds=6)
_MANY = ModelFacts(id="benchmark/many-seconds", expected_seconds=20)
_LONG = ModelFacts(id="benchmark/long", expected_seconds=60)

_FEW_SECONDS = Group(count=500, seconds=(4, 8), model=_FEW, per_second=100)


def _with_progress(progress: str) -> Group:
    """Return a group with a model, and so a history, of its own."""
    model = ModelFacts(id=f"{_FEW.id}-{progress}", expected_seconds=_FEW.expected_seconds)
    return Group(
        name=progress,
        count=60,
        seconds=(4, 8),
        model=model,
        progress=progress,
        arrival=Arrival.RANDOM,
        per_second=3,
        learning=20,
    )


CASES = (
    Case(
        name="4-8s",
        title="Predictions of 4 to 8 s",
        groups=tuple(_with_progress(progress) for progress in ("smooth", "stairs", "none")),
        beside="waiting",
        notes="The logs show progress step by step (smooth), by quarters (stairs), or not at all.",
    ),
    Case(
        name="5-60s",
        title="Predictions of 5 to 60 s where nothing tells the end",
        groups=(
            Group(
                count=120,
                seconds=(5, 60),
                model=_MANY,
                progress="none",
                arrival=Arrival.RANDOM,
                per_second=12,
                learning=20,
            ),
        ),
        beside="waiting",
    ),
    Case(
        name="memory",
        title="60 pictures of 3.5 MB one after the other, then four of 12 MB at once",
        groups=(
            Group(
                name="60 of 3.5 MB",
                count=60,
                seconds=(0.5, 0.5),
                model=_ONE,
                arrival=Arrival.ONE_BY_ONE,
                pause_seconds=0.5,
                picture="3500000",
                learning=0,
            ),
            Group(
                name="four of 12 MB",
                count=4,
                seconds=(1, 1),
                model=_ONE,
                arrival=Arrival.TOGETHER,
                after_seconds=65,
                picture="12000000",
                learning=0,
            ),
        ),
        bots=(EASEL,),
        beside="waiting",
        is_about_memory=True,
        rests=True,
        notes="The pictures of 12 MB are over Discord's limit of 10 MB: each is made smaller.",
    ),
    Case(
        name="30-at-once",
        title="30 at once",
        groups=(replace(_FEW_SECONDS, count=30, arrival=Arrival.TOGETHER),),
    ),
    Case(name="500", title="500 at 100/s", groups=(_FEW_SECONDS,), rests=True),
    Case(
        name="2000",
        title="2,000 at 200/s",
        groups=(replace(_FEW_SECONDS, count=2000, per_second=200),),
    ),
    Case(
        name="4000",
        title="4,000 at 400/s",
        groups=(replace(_FEW_SECONDS, count=4000, per_second=400),),
        bots=(EASEL,),
    ),
    Case(
        name="overload",
        title="Ten minutes at 250/s, about twice what one core draws",
        groups=(replace(_FEW_SECONDS, count=150_000, per_second=250),),
        bots=(EASEL,),
        is_long=True,
        grace_seconds=120,
    ),
    Case(
        name="10000-in-flight",
        title="10,000 in flight",
        groups=(Group(count=10_000, seconds=(51, 56), model=_LONG, per_second=200, learning=0),),
        is_about_memory=True,
        grace_seconds=60,
        environment={"FLOOR_POLL_SECONDS": "10"},
        notes="The floor polls every 10 s here: 10,000 jobs every 0.5 s are beyond its one core.",
    ),
    Case(
        name="postgres",
        title="300 at 15/s over three processes and PostgreSQL",
        groups=(replace(_FEW_SECONDS, count=300, per_second=15),),
        bots=(EASEL,),
        backend=Backend.POSTGRES,
        notes="One process has the gateway, two workers draw. Processor time is that of all three "
        "and of the server.",
    ),
    Case(
        name="pictures",
        title="WebP, PNG and JPEG of one megapixel",
        groups=tuple(
            replace(_FEW_SECONDS, name=kind, picture=kind, count=50, per_second=5)
            for kind in ("webp", "png", "jpeg")
        ),
        rests=True,
    ),
    Case(
        name="presses",
        title="500 at 100/s, with presses and suggestions between them",
        groups=(
            _FEW_SECONDS,
            *(
                replace(_FEW_SECONDS, name=kind, kind=kind, count=count, learning=0)
                for kind, count in ((Kind.DETAILS, 200), (Kind.STAR, 200), (Kind.AUTOCOMPLETE, 400))
            ),
        ),
        bots=(EASEL,),
        notes="Each press is of a picture on record; suggestions are those for a model's name.",
    ),
    Case(
        name="grown",
        title="500 at 100/s with 150,000 jobs on record",
        groups=(_FEW_SECONDS,),
        bots=(EASEL,),
        backend=Backend.GROWN,
    ),
    Case(
        name="instructions",
        title="20 at 1/s under callgrind",
        groups=(replace(_FEW_SECONDS, count=20, per_second=1, learning=5),),
        is_counted=True,
        notes="Instructions do not depend on how busy the machine is; times under callgrind say "
        "nothing.",
    ),
)

BY_NAME: Mapping[str, Case] = {case.name: case for case in CASES}
