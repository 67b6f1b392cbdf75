"""Why a goal is not met, with the limit that was measured: for the report to say beside it."""

from collections.abc import Mapping

REASONS: Mapping[tuple[str, str], str] = {
    ("500", "cpu_ms_per_job"): "Each job is recorded before it is acknowledged, before and after "
    "it is paid for, and before and after it is delivered, and shows its progress. With the store "
    "on the event loop and the leanest client that was tried, 1.4 times the floor remained.",
    ("500", "acknowledged_p99"): "A command is on record before it is acknowledged, so that a kill "
    "loses nothing: the slowest hundredth waits for a commit that came at the wrong moment. The "
    "best that was reached was six times the floor, 50 ms.",
    ("500", "acknowledged_p50"): "At 100/s the loop is busy with the jobs that are under way, and "
    "an answer waits for what has begun. With hardly anybody else it takes 8 ms: a record on disk, "
    "and two hops between the loop and the thread of the database.",
    ("4-8s", "delay_p50"): "The polls of such predictions are 0.07 s late (simulated). The rest is "
    "the picture's way: fetched, found whole, asked about once more, posted behind a progress edit "
    "that may be on the wire.",
    ("4-8s", "delay_p99"): "The polls are 0.14 s late at most (simulated). Of sixty jobs the "
    "slowest hundredth is a single one; what held it was not traced.",
    ("5-60s", "delay_p99"): "No two polls are more than a second apart, twice the floor's half; "
    "with a tenth of a second for the picture that is the goal, or just above it.",
    ("2000", "rss_peak_mb"): "At rest Easel takes 60 MB more than the floor. Above that it takes "
    "1.6 times as much: pictures are held longer where more is done with each.",
    ("10000-in-flight", "rss_peak_mb"): "At rest Easel takes 62 MB more than the floor. Above that "
    "it takes 1.3 times as much.",
    ("postgres", "cpu_ms_per_job"): "A job goes through two processes and the server with some 50 "
    "statements, 0.35 ms each through SQLAlchemy where the driver alone needs 0.21. One process "
    "with SQLite takes 29 ms for the same.",
    ("10000-in-flight", "rss_idle_mb"): "The floor loads neither SQLAlchemy (13 MB), pydantic "
    "(9 MB), Pillow (3 MB), RapidFuzz (3 MB) nor Easel itself (16 MB). Without the first two in "
    "memory and the others loaded late, 64 MB (1.5) is the limit by arithmetic.",
}
"""By case and figure."""
