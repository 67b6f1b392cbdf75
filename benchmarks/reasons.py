"""Why a goal is not met, with the limit that was measured: for the report to say beside it."""

from collections.abc import Mapping

REASONS: Mapping[tuple[str, str], str] = {
    ("500", "cpu_ms_per_job"): "Each job is recorded before it is acknowledged, before and after "
    "it is paid for, and before and after it is delivered, and shows its progress. With the store "
    "on the event loop and the leanest client that was tried, 1.4 times the floor remained. Four "
    "fifths of the time are the event loop's, a seventh is the database's thread.",
    ("500", "acknowledged_p99"): "A command is on record before it is acknowledged, so that a kill "
    "loses nothing: the slowest hundredth waits for a commit that came at the wrong moment, and "
    "for steps of other jobs that had begun. It is a fortieth of what Discord waits.",
    ("500", "acknowledged_p50"): "At 100/s the loop is busy with the jobs that are under way, and "
    "an answer waits for what has begun. With hardly anybody else it takes 4 to 8 ms: a record on "
    "disk, and two hops between the loop and the thread of the database.",
    ("4-8s", "delay_p50"): "The polls of such predictions are 0.07 s late (simulated). The rest is "
    "the picture's way: fetched, found whole, asked about once more, posted behind a progress edit "
    "that may be on the wire.",
    ("4-8s", "delay_p99"): "The polls are 0.14 s late at most (simulated). Of sixty jobs the "
    "slowest hundredth is a single one; what held it was not traced.",
    ("5-60s", "delay_p99"): "No two polls are more than a second apart, twice the floor's half; "
    "with a tenth of a second for the picture that is the goal, or just above it.",
    ("2000", "rss_peak_mb"): "At rest Easel takes 80 MB more than the floor.",
    ("memory", "rss_peak_mb"): "At rest Easel takes 80 MB more than the floor; the pictures "
    "themselves take 170 MB, as one of 12 MB is decoded to be made smaller.",
    ("10000-in-flight", "rss_peak_mb"): "At rest Easel takes 80 MB more than the floor. Above that "
    "it takes as much as the floor.",
    ("postgres", "cpu_ms_per_job"): "A job goes through two processes and the server with some 45 "
    "statements, 0.35 ms each through SQLAlchemy where the driver alone needs 0.21. One process "
    "with SQLite takes 15 ms for the same.",
    ("10000-in-flight", "rss_idle_mb"): "The floor loads neither SQLAlchemy (13 MB), pydantic "
    "(10 MB), Pillow (3 MB), the settings (6 MB), the words of the safety layer (10 MB), nor Easel "
    "itself (34 MB). Without the first two in memory and the others loaded late, 90 MB (2.0) is "
    "the limit by arithmetic.",
}
"""By case and figure."""
