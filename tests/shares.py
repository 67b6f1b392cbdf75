"""Each test process takes a share of the files, and collects no others.

To collect everything takes a process 15 s of processor, and twice that where nothing is compiled
yet; that each of four did so was a tenth of the whole run. pytest-xdist's own ways to deal tests
out need the same collection in each process; its way to run "each" does not.
"""

import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import pytest
from xdist.scheduler import EachScheduling  # type: ignore[import-untyped]
from xdist.workermanage import WorkerController  # type: ignore[import-untyped]

SECONDS = Path(__file__).with_name("seconds.txt")
"""How long files took once on two cores, those of two seconds and more. `make test ARGS=--record`
writes it anew; where it is out of date, some process ends a little before the others."""
LEAST_SECONDS = 2.0
SECONDS_PER_BYTE = 0.00015
"""Of a file that is not there."""
ROOT = Path(__file__).parents[1]
SHARED = "shared files"


class SharesScheduling(EachScheduling):  # type: ignore[misc]  # xdist has no types
    """Lets each process run what it has collected, and counts all of it."""

    def schedule(self) -> None:
        session: pytest.Session = self.config.pluginmanager.get_plugin("session")
        session.testscollected = sum(map(len, self.node2collection.values()))
        super().schedule()


def pytest_configure_node(node: WorkerController) -> None:
    """Tell a process that it has a share."""
    node.workerinput[SHARED] = node.config.getoption("dist") == "each"


def pytest_xdist_make_scheduler(config: pytest.Config) -> SharesScheduling | None:
    return SharesScheduling(config) if config.getoption("dist") == "each" else None


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the files of other processes alone."""
    return True if is_for_another(collection_path, config) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave a file alone that pytest collects without asking, because it was named.

    Every second process goes from the last file to the first: at any time some wait for programs
    and browsers while others calculate.
    """
    items[:] = [item for item in items if not is_for_another(item.path, config)]
    if getattr(config, "workerinput", {}).get(SHARED) and own_number() % 2:
        items.sort(key=lambda item: item.path, reverse=True)


def is_for_another(path: Path, config: pytest.Config) -> bool:
    """Say whether this is a test process, and a file of tests is not in its share."""
    given = getattr(config, "workerinput", {})
    if not given.get(SHARED) or not path.match("test_*.py"):
        return False
    of = int(os.environ["PYTEST_XDIST_WORKER_COUNT"])
    places = tuple(
        Path(config.invocation_params.dir, one.partition("::")[0]) for one in config.args
    )
    return path not in shares(places, of)[own_number() % of]


def own_number() -> int:
    return int(os.environ["PYTEST_XDIST_WORKER"].removeprefix("gw"))


@lru_cache
def shares(places: Sequence[Path], of: int) -> list[set[Path]]:
    """Deal the test files in these places out: the costliest first, each to who has least."""
    found = {
        one
        for place in places
        for one in ([place] if place.is_file() else place.rglob("test_*.py"))
    }
    dealt: list[set[Path]] = [set() for _ in range(of)]
    costs = [0.0] * of
    for cost, path in sorted(((cost_of(one), one) for one in found), reverse=True):
        least = costs.index(min(costs))
        dealt[least].add(path)
        costs[least] += cost
    return dealt


def cost_of(path: Path) -> float:
    known = recorded_seconds().get(path.relative_to(ROOT).as_posix())
    return path.stat().st_size * SECONDS_PER_BYTE if known is None else known


@lru_cache
def recorded_seconds() -> Mapping[str, float]:
    lines = (line.split(maxsplit=1) for line in SECONDS.read_text(encoding="utf-8").splitlines())
    return {path: float(seconds) for seconds, path in lines}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record", action="store_true", help="record how long files take")


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Write down how long each file took, if that is asked for."""
    if not config.getoption("record"):
        return
    took: defaultdict[str, float] = defaultdict(float)
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport):
                took[report.location[0]] += report.duration
    lines = [f"{took[path]:.0f} {path}\n" for path in sorted(took) if took[path] >= LEAST_SECONDS]
    SECONDS.write_text("".join(lines), encoding="utf-8")
